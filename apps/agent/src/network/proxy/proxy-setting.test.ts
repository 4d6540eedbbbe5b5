import { describe, expect, it } from 'vitest';
import { environmentProxy } from './environment-proxy.ts';
import { parsePacResult } from './pac/parse-pac-result.ts';
import { parseProxyServer, proxyText } from './proxy-server.ts';
import { parseProxySetting } from './proxy-setting.ts';

const place = { isTls: true, host: 'm570.oltp.vendor.test', port: 443 };

describe('parseProxyServer', () => {
  it('parses a proxy with and without scheme, port and login, and never shows the login', () => {
    expect(parseProxyServer('proxy.corp.test:3128')).toEqual({
      scheme: 'http',
      host: 'proxy.corp.test',
      port: 3128,
      authorization: null,
    });
    const secret = parseProxyServer('https://boh:p%40ss@proxy.corp.test');
    expect(secret).toMatchObject({ scheme: 'https', port: 443 });
    expect(secret?.authorization).toBe(`Basic ${Buffer.from('boh:p@ss').toString('base64')}`);
    expect(secret === null ? '' : proxyText(secret)).toBe('https://proxy.corp.test:443');
    expect(parseProxyServer('http://[2001:db8::1]:8080')).toMatchObject({ host: '2001:db8::1', port: 8080 });
  });

  it.each(['socks5://proxy:1080', 'ftp://proxy', '', 'http://'])('rejects %j', (text) => {
    expect(parseProxyServer(text)).toBeNull();
  });
});

describe('parseProxySetting', () => {
  it('distinguishes a proxy, a script, none and auto', () => {
    expect(parseProxySetting('auto')).toEqual({ kind: 'auto' });
    expect(parseProxySetting('none')).toEqual({ kind: 'none' });
    expect(parseProxySetting('pac+https://wpad.corp.test/proxy.pac')).toEqual({
      kind: 'script',
      url: 'https://wpad.corp.test/proxy.pac',
    });
    expect(parseProxySetting('http://proxy:8080')?.kind).toBe('server');
    expect(parseProxySetting('socks5://proxy:1080')).toBeNull();
  });
});

describe('environmentProxy', () => {
  it("uses the scheme's variable, then ALL_PROXY", () => {
    const environment = { HTTP_PROXY: 'http://plain:1', HTTPS_PROXY: 'http://secure:2', ALL_PROXY: 'http://any:3' };
    expect(environmentProxy(environment, place)).toMatchObject({ variable: 'HTTPS_PROXY', server: { host: 'secure' } });
    expect(environmentProxy(environment, { ...place, isTls: false })?.server.host).toBe('plain');
    expect(environmentProxy({ ALL_PROXY: 'http://any:3' }, place)?.variable).toBe('ALL_PROXY');
    expect(environmentProxy({ HTTP_PROXY: 'http://plain:1' }, place)).toBeNull();
  });

  it.each([
    ['*', true],
    ['vendor.test', true],
    ['.vendor.test', true],
    ['*.vendor.test', true],
    ['M570.OLTP.vendor.test', true],
    ['other.test, vendor.test:443', true],
    ['vendor.test:8443', false],
    ['endor.test', false],
    ['', false],
  ])('bypasses the proxy with NO_PROXY %j: %s', (list, isExcepted) => {
    const found = environmentProxy({ HTTPS_PROXY: 'http://proxy:1', NO_PROXY: list }, place);
    expect(found === null).toBe(isExcepted);
  });
});

describe('parsePacResult', () => {
  it('returns the HTTP proxies in order', () => {
    const { servers, hasSocks } = parsePacResult('PROXY one:8080; HTTPS two:8443 ;SOCKS5 three:1080; DIRECT');
    expect(servers.map(proxyText)).toEqual(['http://one:8080', 'https://two:8443']);
    expect(hasSocks).toBe(true);
  });

  it('returns no proxy for anything else', () => {
    expect(parsePacResult('DIRECT').servers).toEqual([]);
    expect(parsePacResult('undefined').servers).toEqual([]);
  });
});
