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
}

/** The whole database, or one transaction of it: repositories take whichever they are given. */
export type Handle = Kysely<Tables>;
