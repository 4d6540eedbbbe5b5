import { FirstTenant } from '../features/accounts/first-tenant.tsx';

export default function Page() {
  return <FirstTenant />;
}
