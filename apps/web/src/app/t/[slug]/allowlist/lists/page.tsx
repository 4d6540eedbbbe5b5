import type { Metadata } from 'next';
import { ListsPage } from '../../../../../features/packs/lists-page.tsx';

export const metadata: Metadata = { title: 'Lists and versions' };

export default function Page() {
  return <ListsPage />;
}
