export { AccountsModule } from './accounts.module.ts';
export { CurrentUser } from './adapters/http/signed-in-user.ts';
export {
  ACCOUNT_SEEDER,
  type AccountSeeder,
  type SeededTenant,
} from './application/accounts.port.ts';
export type { SignedInUser } from './domain/membership.ts';
