import type { Metadata } from 'next';
import { AllowlistPage } from '../../../../features/allowlist/allowlist-page.tsx';

export const metadata: Metadata = { title: 'Allowlist' };

export default function Page() {
  return <AllowlistPage />;
}
