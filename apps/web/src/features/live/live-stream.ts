import { type LiveEvent, liveEventSchema, type TenantId } from '@sightline/spec';
import { backOffMs } from './back-off.ts';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting';

interface LiveHandlers {
  readonly onStatus: (status: LiveStatus) => void;
  readonly onEvent: (event: LiveEvent) => void;
  /** The line is back after a gap: what happened meanwhile was not heard. */
  readonly onGap: () => void;
}

/**
 * Listens to the live stream of a tenant until the returned function is called; connects again by itself, with back-off.
 *
 * Events of a kind this console does not know are passed over: they come from a newer API.
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

  // A browser that loses its network keeps the stream open in silence; it knows better itself.
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
