import type { Metadata } from 'next';
import { OwnEntriesPage } from '../../../../../features/packs/own-entries-page.tsx';

export const metadata: Metadata = { title: 'Own entries' };

export default function Page() {
  return <OwnEntriesPage />;
}
