export { AccountsModule } from './accounts.module.ts';
export { AccountSeeder } from './better-auth/account-seeder.ts';
export type { SignedInUser } from './domain/membership.ts';
export { CurrentUser } from './http/current-user.ts';
