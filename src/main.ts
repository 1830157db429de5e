#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import "./cli/node-guard.ts";

// Types are stripped and code compiled once, not at every start.
enableCompileCache?.();

interface Command {
  readonly run: (args: string[]) => Promise<number>;
}

/** Every command; each is loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  calculate: () => import("./cli/calculate.ts"),
  check: () => import("./cli/check.ts"),
  project: () => import("./cli/project.ts"),
  fit: () => import("./cli/fit.ts"),
  report: () => import("./cli/report.ts"),
  methods: () => import("./cli/methods.ts"),
  factors: () => import("./cli/factors.ts"),
  measures: () => import("./cli/measures.ts"),
  taxonomy: () => import("./cli/taxonomy.ts"),
  units: () => import("./cli/units.ts"),
  serve: () => import("./cli/serve.ts"),
  migrate: () => import("./cli/migrate.ts"),
  user: () => import("./cli/user.ts"),
};

async function main(): Promise<number> {
  const [name = "", ...args] = process.argv.slice(2);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(`Usage: cityleds COMMAND\n\nCommands: ${Object.keys(COMMANDS).join(", ")}\n`);
    return 2;
  }
  const command = await load();
  return command.run(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
