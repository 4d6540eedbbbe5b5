import type { Metadata } from 'next';
import { StoreImportsPage } from '../../../../features/store-imports/store-imports-page.tsx';

export const metadata: Metadata = { title: 'Import stores' };

export default function Page() {
  return <StoreImportsPage />;
}
