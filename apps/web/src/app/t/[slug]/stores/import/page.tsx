import type { Metadata } from 'next';
import { ImportPage } from '../../../../../features/store-import/import-page.tsx';

export const metadata: Metadata = { title: 'Import stores' };

export default function Page() {
  return <ImportPage />;
}
