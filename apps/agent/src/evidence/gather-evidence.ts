import type { Evidence, EvidenceItem, NetworkTarget } from '@sightline/spec';
import type { ProbeResult } from '../probers/network/probe-target.ts';
import type { AddressSight } from '../network/observation.ts';
import { askResolvers } from './query-name-servers.ts';
import { describeHttp } from './describe-http.ts';
import { describeTls } from './describe-tls.ts';
import { fitItems } from './fit-items.ts';
import { defaultGateways, type MachineView, machineFacts } from './describe-host-network.ts';
import { pingAddress, tracePath } from './trace-path.ts';

const PING_TIMEOUT_MS = 4_000;
const SIGHTS_MAX = 3;

export interface EvidenceQuestion {
  readonly target: NetworkTarget;
  /** What just failed. */
  readonly result: Pick<ProbeResult, 'addresses' | 'sights'>;
  readonly view: MachineView;
  /** How long the path may take, the slowest part of it all. */
  readonly pathTimeoutMs: number;
  readonly takenAt: Date;
}

/**
 * Gathers what may explain a failure: how the machine is connected, what each name server answers, the certificates and
 * the answer that were seen, whether the address and the gateway answer a ping, and the path. Contacts nobody but the
 * target, the machine's name servers and its gateway. Does not reject.
 */
export async function gatherEvidence(question: EvidenceQuestion): Promise<Evidence> {
  const { target, result, view, pathTimeoutMs, takenAt } = question;
  const [address] = result.addresses;
  const [machine, dns, pings, path] = await Promise.all([
    machineFacts(view),
    askResolvers(target.host, view.servers),
    pingAll(address?.address),
    address === undefined ? null : tracePath(address.address, pathTimeoutMs),
  ]);
  const sights = (result.sights ?? []).slice(0, SIGHTS_MAX).flatMap(sightItems);
  const items = [machine, ...dns, ...sights.toSorted(httpFirst), ...pings, ...(path === null ? [] : [path])];
  return { takenAt: takenAt.toISOString(), items: fitItems(items) };
}

async function pingAll(address: string | undefined): Promise<EvidenceItem[]> {
  const [gateway] = await defaultGateways();
  const addresses = [address, gateway].filter((one) => one !== undefined);
  const pinged = await Promise.all(addresses.map((one) => pingAddress(one, PING_TIMEOUT_MS)));
  return pinged.filter((item) => item !== null);
}

function sightItems({ address, proxy, tls, answer }: AddressSight): EvidenceItem[] {
  const about = (proxy === null ? address : `${address}, through ${proxy}`).slice(0, 120);
  return [
    ...(answer === null ? [] : [{ kind: 'http', about, text: describeHttp(answer) }]),
    ...(tls === null ? [] : [{ kind: 'tls', about, text: describeTls(tls) }]),
  ];
}

/** Certificates are long, and what is cut should be theirs. */
function httpFirst(left: EvidenceItem, right: EvidenceItem): number {
  return Number(left.kind === 'tls') - Number(right.kind === 'tls');
}
