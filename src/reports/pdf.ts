import { Worker } from "node:worker_threads";
import type { Print } from "./typeset.ts";

/** The width that charts are drawn at for a sheet of A4, in pixels: their text comes out at 9 points. */
export const SHEET = Object.freeze({ print: 640 });

/** The report as a PDF, set in a thread of its own, so that nobody else has to wait. */
export async function reportPdf(print: Print): Promise<Uint8Array> {
  const worker = new Worker(new URL("pdf-thread.ts", import.meta.url), { workerData: print });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The thread that sets a PDF ended with ${code}`)));
  });
}
