import { parentPort, workerData } from "node:worker_threads";
import { type Print, typeset } from "./typeset.ts";

// The thread is handed a report as plain data and gives the bytes of its file away.
const bytes = Uint8Array.from(typeset(workerData as Print));
parentPort?.postMessage(bytes, [bytes.buffer]);
