import type { Metadata } from 'next';
import { StorePage } from '../../../../../features/stores/store-page.tsx';

export const metadata: Metadata = { title: 'Store' };

export default async function Page({ params }: PageProps<'/t/[slug]/stores/[storeId]'>) {
  const { storeId } = await params;
  return <StorePage storeId={storeId} />;
}
