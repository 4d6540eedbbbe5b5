'use client';

import type { CheckState } from '@sightline/spec';
import { checkStateSchema } from '@sightline/spec';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Which stores are shown; kept in the URL, so that it can be shared. */
export interface FleetFilter {
  readonly state: CheckState | null;
  readonly search: string;
}

/** Returns the filter in the URL, and a function that changes it. */
export function useFleetFilter(): readonly [FleetFilter, (filter: FleetFilter) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const setFilter = useCallback(
    ({ state, search }: FleetFilter) => {
      const next = new URLSearchParams();
      if (state !== null) next.set('state', state);
      if (search !== '') next.set('search', search);
      router.replace(next.size === 0 ? pathname : `${pathname}?${next.toString()}`, { scroll: false });
    },
    [pathname, router],
  );
  const state = checkStateSchema.safeParse(params.get('state')).data ?? null;
  return [{ state, search: params.get('search') ?? '' }, setFilter];
}
