import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { AccountSeeder } from './better-auth/account-seeder.ts';
import { AUTH, type Auth, createAuth } from './better-auth/create-auth.ts';
import { SessionReader } from './better-auth/session-reader.ts';
import { ConsoleAccess } from './console-access.ts';
import { AuthController } from './http/auth.controller.ts';
import { ConsoleGuard } from './http/console.guard.ts';
import { MeController } from './http/me.controller.ts';
import { MembershipReader } from './postgres/membership-reader.ts';

/** Sign-in, and the guard of every console route. */
@Module({
  controllers: [AuthController, MeController],
  providers: [
    {
      provide: AUTH,
      useFactory: (config: AppConfig, database: Database, log: Log) => createAuth(config, database, log),
      inject: [APP_CONFIG, Database, LOG],
    },
    { provide: SessionReader, useFactory: (auth: Auth) => new SessionReader(auth), inject: [AUTH] },
    {
      provide: MembershipReader,
      useFactory: (database: Database) => new MembershipReader(database),
      inject: [Database],
    },
    {
      provide: ConsoleAccess,
      useFactory: (sessions: SessionReader, memberships: MembershipReader) => new ConsoleAccess(sessions, memberships),
      inject: [SessionReader, MembershipReader],
    },
    {
      provide: AccountSeeder,
      useFactory: (auth: Auth, database: Database) => new AccountSeeder(auth, database),
      inject: [AUTH, Database],
    },
    { provide: APP_GUARD, useClass: ConsoleGuard },
  ],
  exports: [AccountSeeder],
})
export class AccountsModule {}
