import type { Metadata } from 'next';
import { NotFoundNotice } from '../shared/ui/error-notice.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main>
      <NotFoundNotice />
    </main>
  );
}
