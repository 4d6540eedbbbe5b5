import { z } from 'zod';

/** Parses a URL; `off` becomes null. */
function urlOrOff(standard: string) {
  return z.union([z.literal('off').transform(() => null), z.url().transform(withoutTrailingSlash)]).default(standard);
}

const configSchema = z.object({
  DATABASE_APP_URL: z.url(),
  DATABASE_SYSTEM_URL: z.url(),
  REDIS_URL: z.url(),
  SIGHTLINE_PUBLIC_URL: z.url(),
  SIGHTLINE_AUTH_SECRET: z.string().min(32),
  SIGHTLINE_SMTP_URL: z.url(),
  SIGHTLINE_MAIL_FROM: z.string().min(3),
  SIGHTLINE_API_HOST: z.string().default('127.0.0.1'),
  SIGHTLINE_API_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  SIGHTLINE_WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  SIGHTLINE_AGENT_API_URL: z.url().optional(),
  SIGHTLINE_DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
  SIGHTLINE_TRUSTED_PROXIES: z.string().min(1).default('loopback'),
  SIGHTLINE_CLOUDFLARE_LIST_URL: urlOrOff('https://api.cloudflare.com/client/v4/ips'),
  SIGHTLINE_MICROSOFT365_LIST_URL: urlOrOff('https://endpoints.office.com'),
  SIGHTLINE_RELEASES_DIR: z.string().min(1).optional(),
  SIGHTLINE_RELEASE_KEYS: z
    .string()
    .regex(
      /^([\w-]{43}(,[\w-]{43})*)?$/,
      'must be Ed25519 public keys as npm run release prints them, separated by commas',
    )
    .optional(),
  SIGHTLINE_SIGNING_KEY: z.base64().min(1).optional(),
  SIGHTLINE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** The configuration of both roles. Nothing else in the API reads the environment. */
export interface AppConfig {
  readonly databaseAppUrl: string;
  readonly databaseSystemUrl: string;
  readonly databasePoolMax: number;
  readonly redisUrl: string;
  /** The URL of the console; links in alerts start with it. No trailing slash. */
  readonly publicUrl: string;
  /** The URL where agents reach the API; the console's by default. No trailing slash. */
  readonly agentApiUrl: string;
  readonly authSecret: string;
  /** The key that signs certificates: Ed25519, PKCS 8 in DER. Null: create one on first use and keep it in the database. */
  readonly signingKey: Buffer | null;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly apiHost: string;
  readonly apiPort: number;
  readonly workerMetricsPort: number;
  /** The proxies whose `X-Forwarded-For` is trusted: addresses, ranges, `loopback`, `linklocal` or `uniquelocal`, separated by commas. */
  readonly trustedProxies: string;
  /** The URLs that vendors' lists are refreshed from; null turns a source off. No trailing slash. */
  readonly packSourceUrls: { readonly cloudflare: string | null; readonly microsoft365: string | null };
  /** The folder with released agents; null: this server has none. */
  readonly releasesDir: string | null;
  /** The operator's public keys; one of them must have signed a release. */
  readonly releaseKeys: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

export const APP_CONFIG = Symbol('AppConfig');

/** Reads the configuration from environment variables. Throws one error that names every invalid variable. */
export function readAppConfig(environment: Record<string, string | undefined>): AppConfig {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is invalid:\n  ${faults.join('\n  ')}`);
  }
  const values = parsed.data;
  const publicUrl = withoutTrailingSlash(values.SIGHTLINE_PUBLIC_URL);
  return {
    databaseAppUrl: values.DATABASE_APP_URL,
    databaseSystemUrl: values.DATABASE_SYSTEM_URL,
    databasePoolMax: values.SIGHTLINE_DATABASE_POOL_MAX,
    redisUrl: values.REDIS_URL,
    publicUrl,
    agentApiUrl: withoutTrailingSlash(values.SIGHTLINE_AGENT_API_URL ?? publicUrl),
    authSecret: values.SIGHTLINE_AUTH_SECRET,
    signingKey: values.SIGHTLINE_SIGNING_KEY === undefined ? null : Buffer.from(values.SIGHTLINE_SIGNING_KEY, 'base64'),
    smtpUrl: values.SIGHTLINE_SMTP_URL,
    mailFrom: values.SIGHTLINE_MAIL_FROM,
    apiHost: values.SIGHTLINE_API_HOST,
    apiPort: values.SIGHTLINE_API_PORT,
    workerMetricsPort: values.SIGHTLINE_WORKER_METRICS_PORT,
    trustedProxies: values.SIGHTLINE_TRUSTED_PROXIES,
    packSourceUrls: {
      cloudflare: values.SIGHTLINE_CLOUDFLARE_LIST_URL,
      microsoft365: values.SIGHTLINE_MICROSOFT365_LIST_URL,
    },
    releasesDir: values.SIGHTLINE_RELEASES_DIR ?? null,
    releaseKeys: values.SIGHTLINE_RELEASE_KEYS?.split(',').filter((key) => key !== '') ?? [],
    logLevel: values.SIGHTLINE_LOG_LEVEL,
  };
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
