import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { organization } from 'better-auth/plugins';
import type { AppConfig } from '../../../platform/config/app-config.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Log } from '../../../platform/log.ts';
import { trustedOriginsOf } from './trusted-origins.ts';

export const AUTH = Symbol('Auth');

const MEMBERS_MAX = 1_000;
const PASSWORD_LENGTH_MIN = 10;

/** The path below which the accounts library serves itself. */
export const AUTH_PATH = '/api/auth';

/**
 * The accounts library over our tables: email and password, sessions in a cookie, an organization of the library is a
 * tenant of ours. It works as the system role, since accounts belong to no tenant.
 */
export function createAuth(config: Pick<AppConfig, 'publicUrl' | 'authSecret'>, database: Database, log: Log) {
  return betterAuth({
    appName: 'Sightline',
    baseURL: config.publicUrl,
    basePath: AUTH_PATH,
    secret: config.authSecret,
    database: prismaAdapter(database.system, { provider: 'postgresql', transaction: true }),
    trustedOrigins: trustedOriginsOf(config.publicUrl),
    // Without automatic sign-in a repeated sign-up gives nothing away about who has an account.
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: PASSWORD_LENGTH_MIN },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        membershipLimit: MEMBERS_MAX,
        schema: { organization: { modelName: 'tenant' } },
      }),
    ],
    advanced: {
      database: { generateId: false },
      // Said outright, because the library leaves them off where it takes its surroundings for a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: config.publicUrl.startsWith('https:'),
      // The one header that our controller writes itself, with the address that Fastify vouches for.
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      // Offices share one address, so this slows guessing down without locking a shift out.
      customRules: { '/sign-in/email': { window: 60, max: 60 } },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => {
        log[level]({ part: 'accounts' }, message);
      },
    },
  });
}

/** Carries the client's address from our controller to the library. */
export const CLIENT_ADDRESS_HEADER = 'x-sightline-client-address';

export type Auth = ReturnType<typeof createAuth>;
