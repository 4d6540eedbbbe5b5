export { AccountsModule } from './accounts.module.ts';
export {
  ACCOUNT_SEEDER,
  type AccountSeeder,
  type SeededTenant,
} from './application/accounts.port.ts';
