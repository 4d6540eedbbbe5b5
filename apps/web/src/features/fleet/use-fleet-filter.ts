'use client';

import type { CheckState } from '@sightline/spec';
import { checkStateSchema } from '@sightline/spec';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Which stores of the fleet are shown; held in the address, so that it can be sent to somebody. */
export interface FleetFilter {
  readonly state: CheckState | null;
  readonly search: string;
}

/** The filter that the address holds, and a function that puts another one there. */
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
