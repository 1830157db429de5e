import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { RequestHandler } from "express";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
};

export interface Assets {
  /** The address that carries the file's content hash; an unknown name is a fault of ours and throws. */
  readonly address: (name: string) => string;
  readonly serve: RequestHandler;
}

/** The files of `folder`, read once into memory and served under addresses that change with their content. */
export function createAssets(folder: string): Assets {
  const addresses = new Map<string, string>();
  const files = new Map<string, { body: Buffer; type: string }>();
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (!type) continue;
    const body = readFileSync(join(folder, name));
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    const address = `/assets/${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`;
    addresses.set(name, address);
    files.set(address, { body, type });
  }
  return {
    address(name) {
      const found = addresses.get(name);
      if (!found) throw new Error(`There is no asset "${name}"`);
      return found;
    },
    serve(req, res, next) {
      const file = files.get(req.path);
      if (!file || (req.method !== "GET" && req.method !== "HEAD")) return next();
      res.set("Content-Type", file.type);
      res.set("Cache-Control", "public, max-age=31536000, immutable");
      res.send(file.body);
    },
  };
}
