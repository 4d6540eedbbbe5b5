import type { Metadata } from 'next';
import { FeedsPage } from '../../../../features/feeds/feeds-page.tsx';

export const metadata: Metadata = { title: 'Feeds' };

export default function Page() {
  return <FeedsPage />;
}
