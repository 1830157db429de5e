import { z } from "zod";
import { appendAudit } from "../store/audit.ts";
import { findCity, insertCity, listCities, updateCity, type City } from "../store/cities.ts";
import { newId } from "../store/ids.ts";
import { setRole } from "../store/memberships.ts";
import { openCityScope } from "../store/scope.ts";
import type { Role } from "../store/tables.ts";
import { read } from "../store/write.ts";
import { asUser, inCity, type Actor, type Deps } from "./act.ts";
import { line, readFields, tag, version } from "./fields.ts";
import { once } from "./once.ts";
import { conflict, done, forbidden, notFound, type Result } from "./result.ts";

const id = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

export const cityFields = z.strictObject({
  name: line(200),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .refine((code) => /^[A-Z]{2}$/.test(code), { params: { code: "store.country-unknown" } }),
  population: z.int().min(0).max(1e10).nullable(),
  areaKm2: z.number().min(0).max(1e9).nullable(),
  /** A machine quantity of money a year: `9.1e9 USD`. */
  gdp: line(100).nullable(),
  climate: id.nullable(),
  grid: id.nullable(),
  numberFormat: tag,
});

export type CityInput = z.input<typeof cityFields>;

/** The cities one may open, with one's role in each. */
export async function readCities(
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly (City & { readonly role: Role })[]>> {
  return asUser(deps, actor, async ({ tx, scope }) => done(await listCities(scope, tx)), read);
}

/** One city, with one's role in it. */
export async function readCity(
  deps: Deps,
  actor: Actor,
  cityId: string,
): Promise<Result<City & { readonly role: Role }>> {
  return inCity(deps, actor, cityId, "view", async ({ tx, scope }) =>
    done({ ...(await findCity(scope, tx)), role: scope.role }),
  );
}

/**
 * Adds a city; whoever adds it administers it. Only administrators of the installation may. `sample`
 * names the sample it was made from.
 */
export async function createCity(
  deps: Deps,
  actor: Actor,
  input: { readonly requestId?: string; readonly sample?: string; readonly city: CityInput },
): Promise<Result<{ readonly cityId: string }>> {
  return asUser(deps, actor, async (work) => {
    const { tx, scope: creator, at } = work;
    if (!creator.isAdministrator) return forbidden;
    return once(work, "create-city", input.requestId, async () => {
      const given = readFields(cityFields, input.city);
      if (!given.ok) return given;
      const cityId = newId();
      await insertCity(tx, {
        ...cityColumns(given.value),
        id: cityId,
        sample: input.sample ?? null,
        created_at: at,
        updated_at: at,
      });
      const scope = await openCityScope(tx, creator.userId, cityId);
      if (!scope) return notFound;
      await setRole(scope, tx, { userId: creator.userId, role: "administrator", at });
      await appendAudit(tx, {
        at,
        actor: creator.userId,
        cityId,
        entity: "city",
        entityId: cityId,
        action: "create",
        after: given.value,
      });
      return done({ cityId });
    });
  });
}

/** Changes what is stated about a city, unless somebody did since `version` was read. */
export async function editCity(
  deps: Deps,
  actor: Actor,
  input: { readonly cityId: string; readonly version: number; readonly city: CityInput },
): Promise<Result<{ readonly version: number }, City>> {
  return inCity<{ readonly version: number }, City>(
    deps,
    actor,
    input.cityId,
    "administer",
    async ({ tx, scope, at }) => {
      const given = readFields(z.strictObject({ version, city: cityFields }), {
        version: input.version,
        city: input.city,
      });
      if (!given.ok) return given;
      const before = await findCity(scope, tx);
      const changes = { ...cityColumns(given.value.city), updated_at: at };
      if (!(await updateCity(scope, tx, given.value.version, changes))) return conflict(before);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "city",
        entityId: scope.cityId,
        action: "edit",
        before,
        after: given.value.city,
      });
      return done({ version: given.value.version + 1 });
    },
  );
}

/** The same as columns of the database. */
export function cityColumns({ areaKm2, numberFormat, ...rest }: z.output<typeof cityFields>) {
  return { ...rest, area_km2: areaKm2, number_format: numberFormat };
}
