'use client';

import { ErrorNotice } from '../shared/ui/error-notice.tsx';

export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return <ErrorNotice error={error} onRetry={reset} />;
}
