import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { TechnicianView } from '../technician-view/technician-view.ts';
import { startPageServer } from './page-server.ts';

describe('the technician page server', () => {
  it('starts by itself once its port is free', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const troubles: string[] = [];
    const refused = Promise.withResolvers<undefined>();
    const ready = Promise.withResolvers<string>();
    const server = startPageServer({
      port,
      source: () => ({ view: {} as TechnicianView, run: { kind: 'idle' } }),
      runAll: () => undefined,
      onReady: ready.resolve,
      onError: (reason) => {
        troubles.push(reason);
        refused.resolve(undefined);
      },
      retryMs: 20,
    });
    await refused.promise;
    expect(server.url).toBeNull();
    other.close();
    expect(await ready.promise).toBe(`http://127.0.0.1:${port}/`);
    expect(server.url).toBe(`http://127.0.0.1:${port}/`);
    expect(troubles).toHaveLength(1);
    server.close();
  }, 20_000);
});
