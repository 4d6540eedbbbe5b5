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

/** The path under which the accounts library serves its routes. */
export const AUTH_PATH = '/api/auth';

/**
 * Creates the accounts library over our tables, with email and password sign-in and sessions in a cookie. An organization
 * of the library is one of our tenants. It works as the system role, because accounts belong to no tenant.
 */
export function createAuth(config: Pick<AppConfig, 'publicUrl' | 'authSecret'>, database: Database, log: Log) {
  return betterAuth({
    appName: 'Sightline',
    baseURL: config.publicUrl,
    basePath: AUTH_PATH,
    secret: config.authSecret,
    database: prismaAdapter(database.system, { provider: 'postgresql', transaction: true }),
    trustedOrigins: trustedOriginsOf(config.publicUrl),
    // Without automatic sign-in, signing up again does not reveal whether an account exists.
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
      // Set explicitly, because the library turns these checks off when it thinks it runs in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: config.publicUrl.startsWith('https:'),
      // Only our controller writes this header, with the address that Fastify trusts.
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      // Offices share one address: the limit slows down guessing without locking out a whole shift.
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
