import type { Generated, Kysely } from "kysely";

/** Yes and no as the database keeps them. */
export type Flag = 0 | 1;

export type Role = "viewer" | "editor" | "administrator";

export interface UsersTable {
  id: string;
  login: string;
  login_key: string;
  name: string;
  password_hash: string | null;
  language: string;
  number_format: string;
  is_administrator: Flag;
  disabled: Generated<Flag>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface SessionsTable {
  id_hash: string;
  public_id: string;
  user_id: string | null;
  data: string;
  agent: string;
  created_at: string;
  last_seen_at: string;
  ends_at: string;
}

export interface SignInAttemptsTable {
  subject_hash: string;
  failures: number;
  last_failed_at: string;
  blocked_until: string | null;
}

export interface ResetCodesTable {
  code_hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
}

export interface SetupTokenTable {
  id: 1;
  token_hash: string;
  created_at: string;
}

export interface AuditTable {
  seq: number;
  at: string;
  actor: string | null;
  city_id: string | null;
  entity: string;
  entity_id: string;
  action: string;
  before_json: string | null;
  after_json: string | null;
  prev_hash: string;
  hash: string;
}

export interface CitiesTable {
  id: string;
  name: string;
  country: string;
  population: number | null;
  area_km2: number | null;
  gdp: string | null;
  climate: string | null;
  grid: string | null;
  number_format: string;
  sample: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface MembershipsTable {
  city_id: string;
  user_id: string;
  role: Role;
  created_at: string;
}

export interface DraftsTable {
  user_id: string;
  form_key: string;
  payload: string;
  saved_at: string;
}

export interface ProcessedRequestsTable {
  user_id: string;
  request_id: string;
  action: string;
  location: string;
  at: string;
}

export type Level = "BASIC" | "BASIC+";

export interface InventoriesTable {
  id: string;
  city_id: string;
  year: number;
  /** JSON: the name of a set, or a set with changes. */
  gwp: string;
  guidelines: "2006" | "2019";
  level: Level;
  population: number | null;
  area_km2: number | null;
  gdp: string | null;
  period_from: string | null;
  period_to: string | null;
  /** JSON: version and hash of the factor library it is computed with. */
  factor_set: string | null;
  status: Generated<"draft">;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

/** A factor library, kept whole; never changed. */
export interface FactorSetsTable {
  /** Of the library's files. */
  hash: string;
  version: string;
  /** SHA-256 of `content`. */
  digest: string;
  /** JSON, gzipped. */
  content: Uint8Array;
  stored_at: string;
}

/** A factor of a city's own; kept when it is retired. */
export interface CityFactorsTable {
  id: string;
  city_id: string;
  /** Of the library. */
  key: string;
  value: number;
  unit: string;
  lower: number | null;
  upper: number | null;
  /** The first year it holds for; null for any. */
  year: number | null;
  source: string;
  note: string | null;
  version: Generated<number>;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
  retired_at: string | null;
  retired_by: string | null;
  retired_reason: string | null;
}

export interface ActivitiesTable {
  id: string;
  city_id: string;
  inventory_id: string;
  ref: string;
  method: string;
  label: string;
  document: string;
  typed: string;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  updated_by: string | null;
  deleted_at: string | null;
}

export type NotationKey = "NO" | "NE" | "IE" | "C";

export interface NotationTable {
  city_id: string;
  inventory_id: string;
  ref: string;
  /** Null once it was taken back: the version goes on counting. */
  key: NotationKey | null;
  reason: string;
  included_in: string | null;
  version: Generated<number>;
  updated_at: string;
}

export interface PublishedResultsTable {
  city_id: string;
  inventory_id: string;
  kind: "row" | "total";
  /** A GPC reference, or the name of a total as in the inventory result. */
  name: string;
  tonnes: number;
  source: string;
  note: Generated<string>;
}

export type Basis = "published" | "derived" | "illustrative";

export interface ValueBasisTable {
  city_id: string;
  inventory_id: string;
  entity: "city" | "activity" | "plan";
  entity_id: string;
  /** The value's place in its document: `inputs.amount`. */
  path: string;
  basis: Basis;
  how: Generated<string>;
  source: Generated<string>;
}

export interface PlansTable {
  id: string;
  city_id: string;
  inventory_id: string;
  name: string;
  horizon: number;
  discount_rate: string | null;
  /** A machine share a year, as in the plan document. */
  inflation: string | null;
  /** Money per tonne, as in the plan document. */
  carbon_price: string | null;
  /** A machine share, as in the plan document. */
  debt_share: string | null;
  /** Money by year, the JSON of the plan document. */
  revenue: string | null;
  /** The same. */
  investment_budget: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export const PART_KINDS = [
  "driver",
  "projection",
  "factor-path",
  "measure",
  "limit",
  "scenario",
  "target",
  "range",
  "progress",
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface PlanPartsTable {
  id: string;
  city_id: string;
  plan_id: string;
  kind: PartKind;
  key: string;
  position: number;
  document: string;
  typed: string;
  version: Generated<number>;
  updated_at: string;
  updated_by: string | null;
}

export interface Tables {
  users: UsersTable;
  sessions: SessionsTable;
  sign_in_attempts: SignInAttemptsTable;
  reset_codes: ResetCodesTable;
  setup_token: SetupTokenTable;
  audit: AuditTable;
  cities: CitiesTable;
  memberships: MembershipsTable;
  drafts: DraftsTable;
  processed_requests: ProcessedRequestsTable;
  inventories: InventoriesTable;
  factor_sets: FactorSetsTable;
  city_factors: CityFactorsTable;
  activities: ActivitiesTable;
  notation: NotationTable;
  published_results: PublishedResultsTable;
  value_basis: ValueBasisTable;
  plans: PlansTable;
  plan_parts: PlanPartsTable;
}

/** The whole database, or one transaction of it: repositories take whichever they are given. */
export type Handle = Kysely<Tables>;
