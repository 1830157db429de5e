import express, { type Router } from "express";
import type { Deps as Act } from "../usecases/act.ts";
import { needsSetUp } from "../usecases/set-up.ts";

/** `/healthz`: the process answers. `/readyz`: so does its database. For machines: JSON, no session, no log. */
export function health(act: Act): Router {
  const router = express.Router();
  router.get("/healthz", (_req, res) => {
    res.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (_req, res) => {
    res.set("Cache-Control", "no-store");
    const ready = await needsSetUp(act).then(
      () => true,
      () => false,
    );
    res.status(ready ? 200 : 503).json({ status: ready ? "ready" : "unavailable" });
  });
  return router;
}
