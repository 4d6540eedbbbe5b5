import type { Metadata } from 'next';
import { AllowlistPage } from '../../../../features/allowlists/allowlist-page.tsx';

export const metadata: Metadata = { title: 'Allowlist' };

export default function Page() {
  return <AllowlistPage />;
}
