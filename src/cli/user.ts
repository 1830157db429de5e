import { parseArgs } from "node:util";
import { translator } from "../i18n/i18n.ts";
import { operator, type Deps } from "../usecases/act.ts";
import { createUser, issueResetCode, readUsers, type ResetCode } from "../usecases/accounts.ts";
import type { Problem } from "../units/problem.ts";
import type { RefusalKind, Result } from "../usecases/result.ts";
import { errorDocument, print } from "./document-command.ts";
import { EXIT } from "./exit.ts";
import { tellFailure, withStore } from "./with-store.ts";

/** What a command line asks for, or null where it cannot be read. */
type Task = ((deps: Deps) => Promise<number>) | null;

/**
 * `user add --login LOGIN --name NAME [--administrator] [--language TAG] [--number-format TAG]`,
 * `user reset LOGIN`, `user list`: accounts, by whoever holds the machine. `add` and `reset` print the
 * code with which the person sets a password; nobody else chooses it.
 */
export async function run(args: string[]): Promise<number> {
  const [command = "", ...rest] = args;
  const task = readTask(command, rest);
  if (!task) {
    process.stderr.write(`${translator("en").t("accounts:cli.user.usage")}\n`);
    return EXIT.usage;
  }
  return withStore(({ db }) => task({ db, now: () => new Date() }));
}

function readTask(command: string, args: string[]): Task {
  try {
    if (command === "add") return readAdd(args);
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [login] = positionals;
    if (command === "reset" && login !== undefined && positionals.length === 1)
      return async (deps) => answerCode(await issueResetCode(deps, operator, { login }));
    return command === "list" && positionals.length === 0 ? list : null;
  } catch {
    // parseArgs throws at an option it does not know.
    return null;
  }
}

function readAdd(args: string[]): Task {
  const { values } = parseArgs({
    args,
    options: {
      login: { type: "string" },
      name: { type: "string" },
      administrator: { type: "boolean", default: false },
      language: { type: "string", default: "en" },
      "number-format": { type: "string" },
    },
  });
  const { login, name, administrator, language } = values;
  if (login === undefined || name === undefined) return null;
  const account = {
    login,
    name,
    language,
    numberFormat: values["number-format"] ?? language,
    isAdministrator: administrator,
  };
  return async (deps) => answerCode(await createUser(deps, operator, account));
}

async function list(deps: Deps): Promise<number> {
  const users = await readUsers(deps, operator);
  if (!users.ok) return answerRefusal(users.kind, users.problems);
  print(
    users.value.map((user) => ({
      id: user.id,
      login: user.login,
      name: user.name,
      language: user.language,
      numberFormat: user.number_format,
      administrator: user.is_administrator === 1,
      disabled: user.disabled === 1,
    })),
  );
  return EXIT.done;
}

function answerCode(result: Result<ResetCode>): number {
  if (!result.ok) return answerRefusal(result.kind, result.problems);
  print(result.value);
  const { login, code, expiresAt: expires } = result.value;
  process.stderr.write(`${translator("en").t("accounts:cli.user.code", { login, code, expires })}\n`);
  return EXIT.done;
}

function answerRefusal(kind: RefusalKind, problems: readonly Problem[]): number {
  if (kind === "storage") return tellFailure(problems);
  print({ errors: problems.map((problem) => errorDocument(problem, translator("en"))) });
  return EXIT.invalid;
}
