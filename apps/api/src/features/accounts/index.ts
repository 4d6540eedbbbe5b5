export { AccountsModule } from './accounts.module.ts';
export { ACCOUNT_SEEDER, type AccountSeeder } from './accounts.port.ts';
export type { SignedInUser } from './domain/membership.ts';
export { CurrentUser } from './http/signed-in-user.ts';
