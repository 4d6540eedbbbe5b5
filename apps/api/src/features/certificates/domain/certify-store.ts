import {
  CERTIFICATE_LISTED_MAX,
  type CertificateEvidence,
  type CertificateStoreEntry,
  type StoreCertificate,
} from '@sightline/spec';
import { addEntry, type CertificateContext, certificateHead, entryHead, NO_TOTALS } from './certificate-head.ts';
import type { CheckJudgement } from './judge-entry.ts';
import { type JudgedEntry, judgeStore, reasonsOf } from './judge-store.ts';
import type { HostSnapshot, StoreSnapshot } from './store-snapshot.ts';

/** Returns the certificate of a store: every entry of its packs with its evidence, or why it is not verified. Pure. */
export function certifyStore(store: StoreSnapshot, context: CertificateContext): StoreCertificate {
  const { id, number, name, address, timeZone, profile, hosts, packs } = store;
  const entries = judgeStore(store, context.madeAt).map((judged) => certifiedEntry(judged, hosts));
  return {
    ...certificateHead(context, new Map(packs.map((pack) => [pack, 1]))),
    scope: 'store',
    store: {
      id,
      number,
      name,
      address,
      timeZone,
      pos: profile.pos,
      region: profile.region,
      environment: profile.environment,
      hosts: hosts.slice(0, CERTIFICATE_LISTED_MAX).map((host) => ({ id: host.id, name: host.name, role: host.role })),
    },
    totals: entries.reduce(addEntry, NO_TOTALS),
    entries,
  };
}

function certifiedEntry(judged: JudgedEntry, hosts: readonly HostSnapshot[]): CertificateStoreEntry {
  const { pack, entry, verdict } = judged;
  const evidence = judged.judged.flatMap((item) => evidenceOf(item, hosts));
  return {
    ...entryHead(pack, entry),
    asPrinted: entry.asPrinted,
    verdict,
    reasons: reasonsOf(judged).slice(0, CERTIFICATE_LISTED_MAX),
    verifiedAt: verdict === 'verified' ? judged.at.toISOString() : null,
    evidence: listed(evidence),
    evidenceCount: evidence.length,
  };
}

function listed(evidence: readonly CertificateEvidence[]): CertificateEvidence[] {
  if (evidence.length <= CERTIFICATE_LISTED_MAX) return [...evidence];
  return evidence.toSorted((a, b) => Number(a.counts) - Number(b.counts)).slice(0, CERTIFICATE_LISTED_MAX);
}

function evidenceOf({ check, judgement }: CheckJudgement, hosts: readonly HostSnapshot[]): CertificateEvidence[] {
  const host = hosts.find(({ id }) => id === check.hostId);
  if (host === undefined) return [];
  return [
    {
      hostId: host.id,
      host: host.name,
      role: host.role,
      target: check.target,
      at: check.lastProbedAt?.toISOString() ?? null,
      counts: judgement.kind === 'counts',
      text: judgement.text,
      failure: check.failure,
      addresses: [...check.addresses],
      tlsIssuer: check.tlsIssuer,
      phasesMs: check.phasesMs,
    },
  ];
}
