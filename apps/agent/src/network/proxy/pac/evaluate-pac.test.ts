import { describe, expect, it } from 'vitest';
import { evaluatePac } from './evaluate-pac.ts';

const MONDAY_NOON = Date.parse('2026-11-23T12:00:00.000Z');

async function ask(body: string, host = 'm570.oltp.vendor.test'): Promise<string> {
  const script = `function FindProxyForURL(url, host) { ${body} }`;
  return await evaluatePac(
    { script, url: `https://${host}/`, host },
    {
      resolve: async (name) =>
        await Promise.resolve(/^[\d.]+$/.test(name) ? name : name === 'gone.test' ? null : '10.1.2.3'),
      ownAddress: '10.20.0.7',
      nowMs: MONDAY_NOON,
    },
  );
}

describe('evaluatePac', () => {
  it("returns the script's answer", async () => {
    const body = `
      if (isPlainHostName(host) || dnsDomainIs(host, ".corp.test")) return "DIRECT";
      if (shExpMatch(url, "https://*.vendor.test/*")) return "PROXY proxy.corp.test:8080; DIRECT";
      return "DIRECT";`;
    expect(await ask(body)).toBe('PROXY proxy.corp.test:8080; DIRECT');
    expect(await ask(body, 'boh')).toBe('DIRECT');
    expect(await ask(body, 'till.corp.test')).toBe('DIRECT');
  });

  it.each([
    ['isInNet(host, "10.0.0.0", "255.0.0.0")', true],
    ['isInNet("192.0.2.1", "10.0.0.0", "255.0.0.0")', false],
    ['isInNet(myIpAddress(), "10.20.0.0", "255.255.255.0")', true],
    ['dnsResolve(host) === "10.1.2.3"', true],
    ['isResolvable("gone.test")', false],
    ['localHostOrDomainIs("m570", "m570.oltp.vendor.test")', true],
    ['dnsDomainLevels(host) === 3', true],
    ['convert_addr("1.2.3.4") === 16909060', true],
    ['weekdayRange("MON", "FRI", "GMT")', true],
    ['weekdayRange("SAT", "SUN", "GMT")', false],
    ['timeRange(8, 18, "GMT")', true],
    ['timeRange(22, 30, 6, 0, "GMT")', false],
    ['/^m[0-9]+\\./.test(host)', true],
  ])('evaluates %s: %s', async (expression, expected) => {
    expect(await ask(`return ${expression} ? "yes" : "no";`)).toBe(expected ? 'yes' : 'no');
  });

  it('cannot reach anything in this process', async () => {
    expect(await ask('return typeof process + typeof require + typeof globalThis;')).toBe(
      'undefinedundefinedundefined',
    );
    const escape = 'return String(isPlainHostName.constructor.constructor("return typeof process")());';
    expect(await ask(escape)).toBe('undefined');
  });

  it('stops a script that does not end', { timeout: 30_000 }, async () => {
    await expect(ask('while (true) {}')).rejects.toThrow('does not end');
  });

  it('rejects text that is not a script', async () => {
    await expect(ask('return nothing.at.all;')).rejects.toThrow();
    const surroundings = { resolve: async () => await Promise.resolve(null), ownAddress: '', nowMs: 0 };
    await expect(evaluatePac({ script: '<html>', url: 'u', host: 'h' }, surroundings)).rejects.toThrow();
  });
});
