import type { Metadata } from 'next';
import { CustomEntriesPage } from '../../../../features/custom-packs/custom-entries-page.tsx';

export const metadata: Metadata = { title: 'Custom entries' };

export default function Page() {
  return <CustomEntriesPage />;
}
