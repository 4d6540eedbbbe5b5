import type { Metadata } from 'next';
import { PacksPage } from '../../../../features/packs/packs-page.tsx';

export const metadata: Metadata = { title: 'Lists and versions' };

export default function Page() {
  return <PacksPage />;
}
