import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import {
  ACCOUNT_SEEDER,
  MEMBERSHIP_READER,
  type MembershipReader,
  SESSION_READER,
  type SessionReader,
} from './accounts.port.ts';
import { BetterAuthAccountSeeder } from './better-auth/account-seeder.ts';
import { AUTH, type Auth, createAuth } from './better-auth/create-auth.ts';
import { BetterAuthSessionReader } from './better-auth/session.reader.ts';
import { ConsoleAccess } from './console-access.ts';
import { AuthController } from './http/auth.controller.ts';
import { ConsoleGuard } from './http/console.guard.ts';
import { MeController } from './http/me.controller.ts';
import { PostgresMembershipReader } from './postgres/membership.reader.ts';

/** Signing in, and the guard of every console route. */
@Module({
  controllers: [AuthController, MeController],
  providers: [
    {
      provide: AUTH,
      useFactory: (config: AppConfig, database: Database, log: Log) => createAuth(config, database, log),
      inject: [APP_CONFIG, Database, LOG],
    },
    { provide: SESSION_READER, useFactory: (auth: Auth) => new BetterAuthSessionReader(auth), inject: [AUTH] },
    {
      provide: MEMBERSHIP_READER,
      useFactory: (database: Database) => new PostgresMembershipReader(database),
      inject: [Database],
    },
    {
      provide: ConsoleAccess,
      useFactory: (sessions: SessionReader, memberships: MembershipReader) => new ConsoleAccess(sessions, memberships),
      inject: [SESSION_READER, MEMBERSHIP_READER],
    },
    {
      provide: ACCOUNT_SEEDER,
      useFactory: (auth: Auth, database: Database) => new BetterAuthAccountSeeder(auth, database),
      inject: [AUTH, Database],
    },
    { provide: APP_GUARD, useClass: ConsoleGuard },
  ],
  exports: [ACCOUNT_SEEDER],
})
export class AccountsModule {}
