import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from './address-facts.ts';
import { combineAnswers } from './combine-answers.ts';
import type { AddressType, DnsAnswer } from './dns-answer.ts';
import { askNameServer } from './dns-client.ts';
import type { NameServer, Resolution, Resolver } from './resolver.ts';

/** How long to wait for the other record type once one returned addresses. Some home routers never answer AAAA. */
const OTHER_TYPE_GRACE_MS = 1_000;

/** Returns a resolver that asks these name servers directly, the next one if one does not answer. */
export function createDnsResolver(servers: readonly [NameServer, ...NameServer[]]): Resolver {
  return {
    onLoopback: isLoopback(servers[0].address),
    servers: () => servers,
    resolve: (name, timeoutMs, signal) => resolveByDns(servers, name, timeoutMs, signal),
  };
}

async function resolveByDns(
  servers: readonly NameServer[],
  name: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Resolution> {
  const stop = new AbortController();
  const signals = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
  const ask = (type: AddressType): Promise<DnsAnswer> => askEach(servers, { name, type, timeoutMs, signal: signals });

  const a = ask('A');
  const aaaa = ask('AAAA');
  const first = await Promise.race([a, aaaa]);
  const stopTimer = new AbortController();
  if (first.kind === 'addresses') {
    void sleep(OTHER_TYPE_GRACE_MS, undefined, { signal: stopTimer.signal }).then(
      () => {
        stop.abort();
      },
      () => undefined,
    );
  }
  const resolution = combineAnswers(await a, await aaaa);
  stopTimer.abort();
  return resolution;
}

interface NameQuery {
  readonly name: string;
  readonly type: AddressType;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function askEach(servers: readonly NameServer[], query: NameQuery): Promise<DnsAnswer> {
  const { name, type, timeoutMs, signal } = query;
  let answer: DnsAnswer = { kind: 'unreachable', reason: 'timeout' };
  for (const server of servers) {
    const question = { id: randomInt(0x1_0000), name, type };
    answer = await askNameServer({ server, question, timeoutMs: timeoutMs / servers.length, signal });
    if (answer.kind !== 'unreachable' || signal.aborted) return answer;
  }
  return answer;
}
