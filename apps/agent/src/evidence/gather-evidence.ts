import { charactersOf, EVIDENCE_LIMITS, type Evidence, type EvidenceItem, type NetworkTarget } from '@sightline/spec';
import type { AddressObservation, ProbeResult } from '../probers/probe-result.ts';
import { defaultGateways, describeHostNetwork, type HostNetworkView } from './describe-host-network.ts';
import { describeHttp } from './describe-http.ts';
import { describeTls } from './describe-tls.ts';
import { queryNameServers } from './query-name-servers.ts';
import { pingAddress, tracePath } from './trace-path.ts';

const PING_TIMEOUT_MS = 4_000;
const OBSERVATIONS_MAX = 3;

export interface EvidenceQuestion {
  readonly target: NetworkTarget;
  /** The result that just failed. */
  readonly result: Pick<ProbeResult, 'addresses' | 'observations'>;
  readonly view: HostNetworkView;
  /** The time limit for the path, which is the slowest part. */
  readonly pathTimeoutMs: number;
  readonly takenAt: Date;
}

/**
 * Gathers what may explain a failure: the host's network, what each name server answers, the certificates and responses
 * observed, a ping of the address and the gateway, and the path. Contacts only the target, the host's name servers and its
 * gateway. Does not reject.
 */
export async function gatherEvidence(question: EvidenceQuestion): Promise<Evidence> {
  const { target, result, view, pathTimeoutMs, takenAt } = question;
  const [address] = result.addresses;
  const [machine, dns, pings, path] = await Promise.all([
    describeHostNetwork(view),
    queryNameServers(target.host, view.servers),
    pingAll(address?.address),
    address === undefined ? null : tracePath(address.address, pathTimeoutMs),
  ]);
  const observations = (result.observations ?? []).slice(0, OBSERVATIONS_MAX).flatMap(observationItems);
  const items = [machine, ...dns, ...observations.toSorted(httpFirst), ...pings, ...(path === null ? [] : [path])];
  return { takenAt: takenAt.toISOString(), items: fitItems(items) };
}

async function pingAll(address: string | undefined): Promise<EvidenceItem[]> {
  const [gateway] = await defaultGateways();
  const addresses = [address, gateway].filter((one) => one !== undefined);
  const pinged = await Promise.all(addresses.map((one) => pingAddress(one, PING_TIMEOUT_MS)));
  return pinged.filter((item) => item !== null);
}

function observationItems({ address, proxy, tls, answer }: AddressObservation): EvidenceItem[] {
  const about = (proxy === null ? address : `${address}, through ${proxy}`).slice(0, 120);
  return [
    ...(answer === null ? [] : [{ kind: 'http', about, text: describeHttp(answer) }]),
    ...(tls === null ? [] : [{ kind: 'tls', about, text: describeTls(tls) }]),
  ];
}

/** Certificates are long, so they come last and are cut first. */
function httpFirst(left: EvidenceItem, right: EvidenceItem): number {
  return Number(left.kind === 'tls') - Number(right.kind === 'tls');
}

const CUT = '\n(cut)';
/** A shorter part of an item is useless. */
const CHARACTERS_MIN = 80;

/**
 * Returns the items that fit the limits of evidence, in order. Cuts the first that does not; shorter ones after it may
 * still fit. Pure.
 */
export function fitItems(items: readonly EvidenceItem[]): EvidenceItem[] {
  const fitting: EvidenceItem[] = [];
  for (const item of items.slice(0, EVIDENCE_LIMITS.itemsMax)) {
    const left = EVIDENCE_LIMITS.charactersMax - charactersOf([...fitting, { ...item, text: '' }]);
    if (item.text.length <= left) fitting.push(item);
    else if (left >= CHARACTERS_MIN) fitting.push({ ...item, text: `${item.text.slice(0, left - CUT.length)}${CUT}` });
  }
  return fitting;
}
