import { FirstTenant } from '../features/session/first-tenant.tsx';

export default function Page() {
  return <FirstTenant />;
}
