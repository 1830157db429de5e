import { z } from "zod";
import { problemsFromZod } from "../units/zod-problems.ts";
import { accepted, type Outcome } from "../units/problem.ts";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

const yes = z
  .enum(["", "0", "1", "true", "false"])
  .default("")
  .transform((text) => text === "1" || text === "true");

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    DATA_DIR: z.string().min(1).default("data"),
    /** Where people reach the service, when that is not http://HOST:PORT: `https://ghg.city.example`. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** How many proxies stand in front; their X-Forwarded-* headers are believed. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    /** Plain HTTP on an address that others can reach must be asked for. */
    ALLOW_HTTP: yes,
    DEMO: yes,
    NODE_ENV: z.string().default(""),
    LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info"),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL).origin,
    trustProxy: env.TRUST_PROXY,
    allowHttp: env.ALLOW_HTTP,
    demo: env.DEMO,
    production: env.NODE_ENV === "production",
    logLevel: env.LOG_LEVEL,
    requestsPerMinute: 1200,
  }))
  .superRefine((config, context) => {
    const problem = (path: string, code: string) =>
      context.addIssue({ code: "custom", path: [path], params: { code } });
    if (config.demo && !loopback.test(config.host)) problem("HOST", "config.demo-not-loopback");
    if (config.production && !config.publicUrl?.startsWith("https:") && !config.allowHttp)
      problem("PUBLIC_URL", "config.plain-http");
  });

/** The settings of the service. */
export type Config = z.infer<typeof schema>;

/** Reads the settings from environment variables; every one that is wrong is told, `path` being its name. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Outcome<Config> {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(set, { reportInput: true });
  return parsed.success ? accepted(parsed.data) : { ok: false, problems: problemsFromZod(parsed.error) };
}

/** Whether people reach the service over HTTPS; then cookies are Secure and HSTS is sent. */
export function isHttps(config: Config): boolean {
  return config.publicUrl?.startsWith("https:") ?? false;
}
