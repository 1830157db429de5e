import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { findInventory } from "../store/inventories.ts";
import { clearNotation, findNotation, writeNotation, type Notation } from "../store/notation.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { line, paragraph, readFields } from "./fields.ts";
import { conflict, done, notFound, type Result } from "./result.ts";

export const notationFields = z.strictObject({
  ref: line(20),
  key: z.enum(["NO", "NE", "IE", "C"]),
  reason: paragraph(2000),
  /** For IE: the reference that holds it. */
  includedIn: line(20).nullable(),
});

export type NotationInput = z.input<typeof notationFields>;

/**
 * Says why a row has no figure, or with `null` takes that back. `version` is that of the key seen, 0 where
 * there was none; a key changed since is a conflict, with theirs (null where they took it back).
 */
export async function setNotation(
  deps: Deps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly inventoryId: string;
    readonly ref: string;
    readonly version: number;
    readonly notation: Omit<NotationInput, "ref"> | null;
  },
): Promise<Result<{ readonly version: number }, Notation | null>> {
  return inCity<{ readonly version: number }, Notation | null>(
    deps,
    actor,
    input.cityId,
    "edit",
    async ({ tx, scope, at }) => {
      const { inventoryId, ref } = input;
      if (!(await findInventory(scope, tx, inventoryId))) return notFound;
      const before = (await findNotation(scope, tx, inventoryId, ref)) ?? null;
      const given = input.notation && readFields(notationFields, { ...input.notation, ref });
      if (given && !given.ok) return given;
      if ((before?.version ?? 0) !== input.version) return conflict(before);
      const content = given && notationColumns(given.value);
      if (content) await writeNotation(scope, tx, inventoryId, [content], at);
      else await clearNotation(scope, tx, inventoryId, ref, at);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "notation",
        entityId: `${inventoryId} ${ref}`,
        action: content ? "set" : "clear",
        ...(before ? { before } : {}),
        ...(content ? { after: content } : {}),
      });
      const after = await findNotation(scope, tx, inventoryId, ref);
      return done({ version: after?.version ?? 0 });
    },
  );
}

/** The same as columns of the database. */
export function notationColumns({ includedIn, ...rest }: z.output<typeof notationFields>) {
  return { ...rest, included_in: includedIn };
}
