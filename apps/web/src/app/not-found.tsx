import type { Metadata } from 'next';
import { NotFoundNotice } from '../shared/ui/not-found-notice.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main>
      <NotFoundNotice />
    </main>
  );
}
