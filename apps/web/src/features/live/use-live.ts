'use client';

import type { LiveEvent, TenantId } from '@sightline/spec';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { affectedKeys } from './affected-keys.ts';
import { type LiveStatus, listenLive } from './live-stream.ts';

/** When a thousand stores change at once, the fleet is still fetched at most once in this time. */
const GATHER_MS = 750;

/** Keeps the page in step with the tenant's live stream, and returns the stream's status. */
export function useLive(tenantId: TenantId): LiveStatus {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>('connecting');

  useEffect(() => {
    const gatherer = gatherInvalidations(queryClient, tenantId);
    const stop = listenLive(tenantId, {
      onStatus: setStatus,
      onEvent: gatherer.add,
      onGap: () => void queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
    });
    return () => {
      stop();
      gatherer.stop();
    };
  }, [queryClient, tenantId]);

  return status;
}

interface Gatherer {
  readonly add: (event: LiveEvent) => void;
  readonly stop: () => void;
}

function gatherInvalidations(queryClient: QueryClient, tenantId: TenantId): Gatherer {
  const gathered = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    timer = undefined;
    for (const queryKey of gathered.values()) void queryClient.invalidateQueries({ queryKey });
    gathered.clear();
  };

  return {
    add: (event) => {
      for (const key of affectedKeys(tenantId, event)) gathered.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
