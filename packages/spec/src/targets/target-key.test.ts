import { describe, expect, it } from 'vitest';
import type { Target } from '../messages/assignment.ts';
import { targetKey, targetText } from './target-key.ts';

const https: Target = { kind: 'https', host: 'm570.oltp.pxsplatform.com', port: 443, path: '/' };

describe('targetKey and targetText', () => {
  it.each<[Target, string, string]>([
    [https, 'https://m570.oltp.pxsplatform.com:443/', 'm570.oltp.pxsplatform.com:443'],
    [
      { ...https, kind: 'http', port: 80, path: '/ping' },
      'http://m570.oltp.pxsplatform.com:80/ping',
      'm570.oltp.pxsplatform.com:80/ping',
    ],
    [{ kind: 'tcp', host: '203.0.113.7', port: 9090 }, 'tcp://203.0.113.7:9090', '203.0.113.7:9090'],
    [{ kind: 'tls', host: '2001:db8::7', port: 443 }, 'tls://[2001:db8::7]:443', '[2001:db8::7]:443'],
    [{ kind: 'dns', host: 'api.pxsweb.com' }, 'dns://api.pxsweb.com', 'api.pxsweb.com'],
  ])('writes %j as a key and for people', (target, key, text) => {
    expect(targetKey(target)).toBe(key);
    expect(targetText(target)).toBe(text);
  });

  it('gives one key to a name however its letters are written', () => {
    expect(targetKey({ ...https, host: 'M570.OLTP.pxsplatform.com' })).toBe(targetKey(https));
  });

  it('tells apart targets that differ only in what they expect', () => {
    const keys = [
      https,
      { ...https, expect: { status: [200] } },
      { ...https, expect: { status: [200, 204] } },
      { ...https, expect: { bodyIncludes: 'OK' } },
    ].map(targetKey);
    expect(new Set(keys).size).toBe(4);
    expect(targetKey({ ...https, expect: { status: [204, 200] } })).toBe(keys[2]);
    expect(targetKey({ ...https, expect: {} })).toBe(keys[0]);
  });
});
