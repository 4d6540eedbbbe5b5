import { describe, expect, it } from 'vitest';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA, HARBOR } from '../support/people.ts';

/** Well under the 15 s after which the stream says something anyway: what is held back does not arrive by then. */
const FIRST_EVENT_MS_MAX = 10_000;

export function describeCompression(getRun: GetRun): void {
  describe("the console's server", () => {
    async function fetchSignedIn(path: string, init: RequestInit = {}): Promise<Response> {
      const { browser, stack } = getRun();
      const { page } = await browser.open('/', { email: DANA });
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      return await fetch(`${stack.consoleUrl}${path}`, { ...init, headers: { cookie, 'accept-encoding': 'gzip' } });
    }
    const tenantPath = (path: string): string =>
      `/v1/tenants/${String(getRun().stack.seeded.tenantIds.get(HARBOR))}/${path}`;

    it('compresses pages, scripts and data', async () => {
      const page = await fetchSignedIn('/sign-in');
      expect(page.headers.get('content-encoding')).toBe('gzip');
      const script = /<script[^>]+src="([^"]+[.]js[^"]*)"/.exec(await page.text())?.[1] ?? '';
      const answers = [await fetchSignedIn(script), await fetchSignedIn(tenantPath('fleet/matrix'))];
      expect(answers.map(({ headers }) => headers.get('content-type')?.split(';')[0])).toEqual([
        'application/javascript',
        'application/json',
      ]);
      expect(answers.map(({ status, headers }) => [status, headers.get('content-encoding')])).toEqual([
        [200, 'gzip'],
        [200, 'gzip'],
      ]);
    });

    it('passes the live stream on as it comes, uncompressed', async () => {
      const abort = new AbortController();
      const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(FIRST_EVENT_MS_MAX)]);
      const { status, headers, body } = await fetchSignedIn(tenantPath('live'), { signal });
      expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
      expect(headers.get('content-encoding')).toBeNull();
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader?.read())?.value).toBe(': the stream is open\n\n');
      abort.abort();
    });
  });
}
