import { describe, expect, it } from 'vitest';
import type { HttpResponseFacts } from '../../network/http/block-pages.ts';
import { judgeAnswer } from './judge-response.ts';

const HOST = 'm570.oltp.vendor.test';

function answer(status: number, headers: Record<string, string> = {}, body = ''): HttpResponseFacts {
  return { status, headers: new Map(Object.entries(headers)), body };
}

describe('judgeResponse', () => {
  it.each([200, 204, 301, 401, 403, 404, 500])('passes status %d as an answer from the origin', (status) => {
    expect(judgeAnswer(answer(status), HOST, {}, true).failure).toBeNull();
  });

  it.each([502, 503, 504, 521, 530])('fails status %d as a service that is down', (status) => {
    expect(judgeAnswer(answer(status), HOST, {}, true).failure).toBe('response.unexpected_status');
    expect(judgeAnswer(answer(status), HOST, { status: [status] }, true).failure).toBeNull();
  });

  it.each([
    ['Cisco Umbrella', answer(303, { location: 'https://block.opendns.com/?url=x' })],
    ['FortiGuard', answer(403, {}, '<p>Powered By FortiGuard</p>')],
    ['Zscaler', answer(307, { location: 'https://gateway.zscalertwo.net/auD?x' })],
    ['Palo Alto Networks', answer(503, {}, '<html><title>Web Page Blocked</title>')],
    ['Meraki', answer(302, { location: 'http://wired.meraki.com:8090/blocked.cgi?x' })],
    ['Squid', answer(403, { 'x-squid-error': 'ERR_ACCESS_DENIED 0' })],
    ['Barracuda', answer(200, { server: 'BarracudaHTTP 4.0' })],
    ['a web filter', answer(403, {}, '<h1>This site is blocked</h1>')],
  ])('recognizes the block page of %s', (product, page) => {
    const verdict = judgeAnswer(page, HOST, {}, true);
    expect(verdict.failure).toBe('response.block_page');
    expect(verdict.hints.join()).toContain(product);
  });

  it('passes a Cloudflare challenge, whatever status was expected', () => {
    const challenge = answer(403, { server: 'cloudflare', 'cf-mitigated': 'challenge' }, 'Just a moment...');
    expect(judgeAnswer(challenge, HOST, { status: [200] }, true)).toMatchObject({
      failure: null,
      hints: [expect.stringContaining('edge') as string],
    });
  });

  it('recognizes a captive portal by its redirect, unless a public certificate proves the origin', () => {
    const portal = answer(302, { location: 'http://login.hotspot.test/guest' });
    expect(judgeAnswer(portal, HOST, {}, false).failure).toBe('response.captive_portal');
    expect(judgeAnswer(portal, HOST, {}, true).failure).toBeNull();
    expect(judgeAnswer(answer(302, { location: 'https://login.vendor.test/' }), HOST, {}, false).failure).toBeNull();
    expect(judgeAnswer(answer(511), HOST, {}, false).failure).toBe('response.captive_portal');
  });

  it('recognizes a proxy that requires a login', () => {
    expect(judgeAnswer(answer(407, { 'proxy-authenticate': 'Basic realm="x"' }), HOST, {}, false).failure).toBe(
      'request.proxy_auth',
    );
  });
});
