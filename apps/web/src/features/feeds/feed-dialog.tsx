'use client';

import { useTenant } from '../session/tenant-context.tsx';
import { FeedForm } from './feed-form.tsx';
import { FeedMade } from './feed-made.tsx';
import { useCreateFeed } from './use-feeds.ts';

/** Makes a feed, then shows its addresses; `onDone` is called when they were read. */
export function FeedDialog({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const create = useCreateFeed(tenant.id);
  if (create.data !== undefined) return <FeedMade urls={create.data.urls} onDone={onDone} />;
  return <FeedForm create={create} />;
}
