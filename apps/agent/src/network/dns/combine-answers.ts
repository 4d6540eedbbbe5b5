import type { DnsAnswer } from './dns-answer.ts';
import type { Resolution, ResolvedAddress } from './resolver.ts';

/** Combines the answers for a name's A and AAAA records; IPv4 first. */
export function combineAnswers(a: DnsAnswer, aaaa: DnsAnswer): Resolution {
  const hints = [...new Set([...hintsOf(a), ...hintsOf(aaaa)])];
  const addresses: ResolvedAddress[] = [
    ...addressesOf(a).map((address) => ({ address, family: 4 as const })),
    ...addressesOf(aaaa).map((address) => ({ address, family: 6 as const })),
  ];
  if (addresses.length > 0) return { kind: 'found', addresses, hints: [...hints, ...silenceHints(a, aaaa)] };
  if (a.kind === 'sinkholed' || aaaa.kind === 'sinkholed')
    return { kind: 'failed', failure: 'resolve.sinkhole', hints };
  return { kind: 'failed', ...failureOf(a, aaaa, hints) };
}

function failureOf(
  a: DnsAnswer,
  aaaa: DnsAnswer,
  hints: readonly string[],
): Omit<Resolution & { kind: 'failed' }, 'kind'> {
  const has = (reason: string): boolean => [a, aaaa].some((answer) => 'reason' in answer && answer.reason === reason);
  if (has('nxdomain')) return { failure: 'resolve.nxdomain', hints };
  if (has('servfail')) return { failure: 'resolve.servfail', hints };
  if (has('refused')) return { failure: 'resolve.refused', hints };
  if (has('port_closed'))
    return { failure: 'resolve.refused', hints: [...hints, 'Nothing listens at the resolver: its port is closed.'] };
  if (has('timeout')) return { failure: 'resolve.timeout', hints };
  return { failure: 'resolve.nodata', hints };
}

function silenceHints(a: DnsAnswer, aaaa: DnsAnswer): string[] {
  if (a.kind === 'unreachable') return ['The resolver did not answer the IPv4 (A) query.'];
  if (aaaa.kind === 'unreachable') return ['The resolver did not answer the IPv6 (AAAA) query.'];
  return [];
}

function hintsOf(answer: DnsAnswer): readonly string[] {
  return answer.kind === 'unreachable' ? [] : answer.hints;
}

function addressesOf(answer: DnsAnswer): readonly string[] {
  return answer.kind === 'addresses' ? answer.addresses : [];
}
