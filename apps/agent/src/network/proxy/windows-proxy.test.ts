import { describe, expect, it } from 'vitest';
import { matchesGlob } from './matches-glob.ts';
import { proxyText } from './proxy-server.ts';
import { parseWindowsProxy, windowsProxyServer } from './windows-proxy.ts';

/** What `reg query` printed on a Windows machine with a manual proxy. */
const MANUAL = String.raw`
HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Internet Settings
    DisableCachingOfSSLPages    REG_DWORD    0x0
    MigrateProxy    REG_DWORD    0x1
    ProxyEnable    REG_DWORD    0x1
    ProxyServer    REG_SZ    proxy.corp.test:8080
    ProxyOverride    REG_SZ    *.corp.test;10.*;<local>
    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)
    CertificateRevocation    REG_DWORD    0x1

HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections
`.replaceAll('\n', '\r\n');

const vendor = { isTls: true, host: 'm570.oltp.vendor.test', port: 443 };
const at = (text: string, place = vendor): string | null => {
  const server = windowsProxyServer(parseWindowsProxy(text), place);
  return server === null ? null : proxyText(server);
};

describe('the proxy settings of Windows', () => {
  it('set a proxy for everything not excluded', () => {
    expect(at(MANUAL)).toBe('http://proxy.corp.test:8080');
    expect(at(MANUAL, { ...vendor, host: 'intranet.corp.test' })).toBeNull();
    expect(at(MANUAL, { ...vendor, host: '10.20.0.7' })).toBeNull();
    expect(at(MANUAL, { ...vendor, host: 'boh' })).toBeNull();
  });

  it('can set one proxy per scheme', () => {
    const perScheme = MANUAL.replace('proxy.corp.test:8080', 'http=plain:80;https=secure:8443;socks=other:1080');
    expect(at(perScheme)).toBe('http://secure:8443');
    expect(at(perScheme, { ...vendor, isTls: false })).toBe('http://plain:80');
  });

  it('set no proxy if it is switched off, even if its address remains', () => {
    expect(at(MANUAL.replace('ProxyEnable    REG_DWORD    0x1', 'ProxyEnable    REG_DWORD    0x0'))).toBeNull();
  });

  it('can set a PAC script', () => {
    const script = `${MANUAL}\r\n    AutoConfigURL    REG_SZ    http://wpad.corp.test/proxy.pac\r\n`;
    expect(parseWindowsProxy(script).scriptUrl).toBe('http://wpad.corp.test/proxy.pac');
    expect(parseWindowsProxy(MANUAL).scriptUrl).toBeNull();
  });

  it('count as off if the key is missing', () => {
    const missing = 'ERROR: The system was unable to find the specified registry key or value.\r\n';
    expect(parseWindowsProxy(missing)).toEqual({ servers: null, exceptions: '', scriptUrl: null });
  });
});

describe('matchesGlob', () => {
  it.each([
    ['a.vendor.test', '*.vendor.test', true],
    ['vendor.test', '*.vendor.test', false],
    ['abc', 'a?c', true],
    ['abc', 'a*', true],
    ['abc', '*', true],
    ['', '*', true],
    ['abc', 'ab', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('matches %j against %j: %s', (text, pattern, isMatch) => {
    expect(matchesGlob(text, pattern)).toBe(isMatch);
  });
});
