import type { Metadata } from 'next';
import { PackPage } from '../../../../../features/packs/pack-page.tsx';

export const metadata: Metadata = { title: 'Pack' };

export default async function Page({ params }: PageProps<'/t/[slug]/packs/[packId]'>) {
  const { packId } = await params;
  return <PackPage packId={decodeURIComponent(packId)} />;
}
