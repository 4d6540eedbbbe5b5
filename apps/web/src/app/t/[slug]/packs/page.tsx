import type { Metadata } from 'next';
import { PacksPage } from '../../../../features/packs/packs-page.tsx';

export const metadata: Metadata = { title: 'Packs' };

export default function Page() {
  return <PacksPage />;
}
