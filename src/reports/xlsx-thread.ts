import { parentPort, workerData } from "node:worker_threads";
import { type Workbook, writeWorkbook } from "./xlsx.ts";

// The thread is handed a workbook as plain data and gives the bytes of its file away.
const bytes = Uint8Array.from(await writeWorkbook(workerData as Workbook));
parentPort?.postMessage(bytes, [bytes.buffer]);
