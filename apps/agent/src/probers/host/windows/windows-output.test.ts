import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findService } from './find-service.ts';
import { parseNetstat, parseTasklist } from './parse-netstat.ts';
import { judgeFirewall, parseFileFacts, parsePrograms } from './powershell.ts';

/** What these tools print, from their documentation and examples; not recorded on a host of ours. */
function output(name: string): string {
  return readFileSync(new URL(`../../../../fixtures/windows/${name}`, import.meta.url), 'utf8');
}

describe('netstat -ano', () => {
  it.each(['netstat-ano.txt', 'netstat-ano.de.txt'])('returns only listening ports, in any language: %s', (name) => {
    expect(parseNetstat(output(name))).toEqual([
      { port: 135, address: '0.0.0.0', pid: 1_044 },
      { port: 9_090, address: '0.0.0.0', pid: 5_120 },
      { port: 49_670, address: '127.0.0.1', pid: 740 },
      { port: 139, address: '192.168.7.10', pid: 4 },
      { port: 135, address: '::', pid: 1_044 },
      { port: 49_671, address: '::1', pid: 812 },
    ]);
  });

  it('returns listening ports even without an owner', () => {
    const line = '  TCP    0.0.0.0:9090           0.0.0.0:0              LISTENING\r\n';
    expect(parseNetstat(line)).toEqual([{ port: 9_090, address: '0.0.0.0', pid: null }]);
  });

  it('returns nothing for text it does not understand', () => {
    expect(parseNetstat('The requested operation requires elevation.\r\n')).toEqual([]);
  });
});

it('tasklist returns process names', () => {
  const names = parseTasklist(output('tasklist.csv'));
  expect(names.get(5_120)).toBe('java.exe');
  expect(names.size).toBe(5);
});

describe('sc query', () => {
  it.each(['sc-query.txt', 'sc-query.de.txt'])(
    'finds a service by either of its names, in any language: %s',
    (name) => {
      const text = output(name);
      expect(findService(text, 'Appinfo')).toBe('running');
      expect(findService(text, 'paytronix controller')).toBe('stopped');
      expect(findService(text, 'PXC')).toBe('stopped');
      expect(findService(text, 'Punchh Service')).toBe('running');
      expect(findService(text, 'Controller')).toBe('missing');
    },
  );

  it('does not report a service as missing if the output is empty', () => {
    expect(findService('[SC] OpenSCManager FAILED 5:\r\n\r\nAccess is denied.\r\n', 'PXC')).toBe('unknown');
  });
});

describe('the PowerShell scripts', () => {
  it('return who signed a file, and whether the signature is valid', () => {
    const subject = String.raw`CN=\"Punchh, Inc.\", O=\"Punchh, Inc.\", L=Mountain View, C=US`;
    expect(parseFileFacts(`{"version":"3.4.1.0 ","status":"Valid","signer":"${subject}"}`)).toEqual({
      version: '3.4.1.0',
      signature: { isValid: true, signer: 'Punchh, Inc.' },
    });
    expect(parseFileFacts('{"version":null,"status":"NotSigned","signer":null}')).toEqual({
      version: null,
      signature: { isValid: false, signer: null },
    });
    expect(parseFileFacts('Get-Item : Cannot find path')).toBeNull();
  });

  it('return process paths, for one and for many', () => {
    const java = String.raw`{"ProcessId":5120,"Name":"java.exe","ExecutablePath":"C:\\Paytronix\\jre\\bin\\java.exe"}`;
    const system = '{"ProcessId":4,"Name":"System","ExecutablePath":null}';
    const path = 'C:\\Paytronix\\jre\\bin\\java.exe';
    expect(parsePrograms(`[${java},${system}]`)).toEqual([
      { pid: 5_120, name: 'java.exe', path },
      { pid: 4, name: 'System', path: null },
    ]);
    expect(parsePrograms(java)).toHaveLength(1);
    expect(parsePrograms('')).toEqual([]);
  });

  it("return what the firewall does with a program's port", () => {
    const rule = (over: object) => ({ action: 'Allow', protocol: 'TCP', ports: ['Any'], program: 'Any', ...over });
    const judge = (closed: boolean, ...rules: object[]) =>
      judgeFirewall(JSON.stringify({ closed, rules }), 9_090, ['C:\\Paytronix\\jre\\bin\\java.exe']);
    const java = { program: 'c:\\paytronix\\jre\\bin\\JAVA.exe' };
    expect(judge(true)).toBe('missing');
    expect(judge(false)).toBe('allowed');
    expect(judge(true, rule({ ports: ['9090'] }))).toBe('allowed');
    expect(judge(true, rule({ ports: ['80', '9000-9100'] }))).toBe('allowed');
    expect(judge(true, rule(java))).toBe('allowed');
    expect(judge(true, rule({ ports: ['9090'], protocol: 'UDP' }))).toBe('missing');
    expect(judge(true, rule({ program: 'C:\\Other\\other.exe' }))).toBe('missing');
    expect(judge(true, rule(java), rule({ ...java, action: 'Block' }))).toBe('blocked');
    expect(judgeFirewall('Access denied', 9_090, [])).toBe('unknown');
  });
});
