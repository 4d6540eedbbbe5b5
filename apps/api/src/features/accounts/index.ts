export { AccountsModule } from './accounts.module.ts';
export {
  ACCOUNT_SEEDER,
  type AccountSeeder,
  type SeededTenant,
  type TenantToSeed,
} from './application/accounts.port.ts';
