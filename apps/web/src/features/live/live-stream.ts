import { type LiveEvent, liveEventSchema, type TenantId } from '@sightline/spec';
import { backOffMs } from './back-off.ts';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting';

interface LiveHandlers {
  readonly onStatus: (status: LiveStatus) => void;
  readonly onEvent: (event: LiveEvent) => void;
  /** The stream is back after a gap, and missed the events in between. */
  readonly onGap: () => void;
}

/**
 * Listens to a tenant's live stream until the returned function is called; reconnects with back-off.
 *
 * Ignores events of unknown kinds, which come from a newer API.
 */
export function listenLive(tenantId: TenantId, handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let hadLine = false;

  const connect = (): void => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/v1/tenants/${tenantId}/live`);
    source.onopen = () => {
      failures = 0;
      if (hadLine) handlers.onGap();
      hadLine = true;
      handlers.onStatus('live');
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parseEvent(message.data);
      if (event !== null) handlers.onEvent(event);
    };
    source.onerror = () => {
      source?.close();
      handlers.onStatus('reconnecting');
      timer = setTimeout(connect, backOffMs(failures++, Math.random()));
    };
  };

  // A browser without a network keeps the stream open silently; its own event is more reliable.
  const onOffline = (): void => {
    source?.close();
    handlers.onStatus('reconnecting');
  };

  window.addEventListener('online', connect);
  window.addEventListener('offline', onOffline);
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    window.removeEventListener('online', connect);
    window.removeEventListener('offline', onOffline);
  };
}

function parseEvent(data: string): LiveEvent | null {
  try {
    return liveEventSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
