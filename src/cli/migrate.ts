import { translator } from "../i18n/i18n.ts";
import { openStore } from "../store/connection.ts";
import { dataFile } from "./data-file.ts";
import { print } from "./document-command.ts";
import { EXIT } from "./exit.ts";
import { tellFailure } from "./with-store.ts";

/**
 * `migrate`: brings the database up to date, and prints its file and the migrations applied. Refused, with
 * exit code 1, while a server runs on it.
 */
export async function run(args: string[]): Promise<number> {
  const { t } = translator("en");
  if (args.length > 0) {
    process.stderr.write(`${t("accounts:cli.migrate.usage")}\n`);
    return EXIT.usage;
  }
  const file = dataFile();
  const opened = await openStore({ file, lock: true });
  if (!opened.ok) return tellFailure(opened.problems);
  const { migrated } = opened.value;
  await opened.value.close();
  print({ file, applied: migrated });
  const said = migrated.length > 0 ? "accounts:cli.migrate.done" : "accounts:cli.migrate.none";
  process.stderr.write(`${t(said)}\n`);
  return EXIT.done;
}
