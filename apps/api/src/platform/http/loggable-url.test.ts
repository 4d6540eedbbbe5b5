import { describe, expect, it } from 'vitest';
import { loggableUrl } from './loggable-url.ts';

describe('loggableUrl', () => {
  it('hides the token', () => {
    const url = '/v1/feeds/secret-of-a-firewall/palo-alto-edl-url.txt';
    expect(loggableUrl({ url, params: { token: 'secret-of-a-firewall', file: 'palo-alto-edl-url.txt' } })).toBe(
      '/v1/feeds/…/palo-alto-edl-url.txt',
    );
  });

  it('leaves every other URL unchanged', () => {
    expect(loggableUrl({ url: '/v1/tenants/1/feeds?limit=2', params: { tenantId: '1' } })).toBe(
      '/v1/tenants/1/feeds?limit=2',
    );
    expect(loggableUrl({ url: '/healthz', params: undefined })).toBe('/healthz');
  });
});
