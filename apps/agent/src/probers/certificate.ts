import type { Failure } from '@sightline/spec';
import type { ChainVerdict } from './classify-failure.ts';
import { interceptorOfIssuer } from './interception.ts';

/** What a peer's certificate says, and what verifying it came to. */
export interface CertificateFacts {
  readonly chain: ChainVerdict;
  readonly matchesName: boolean;
  readonly validFromMs: number;
  readonly validToMs: number;
  readonly subject: string;
  /** The issuer of every certificate of the chain, the leaf's first, as `CN=...` and `O=...` lines. */
  readonly issuers: readonly string[];
  /** Whether the chain ends in a public root or in one of the operator's, dates left aside. */
  readonly root: 'public' | 'extra' | 'unknown';
}

export interface CertificateVerdict {
  /** Who vouches for the name: a public authority, one of the operator's own, or nobody. */
  readonly provenBy: 'public' | 'extra' | null;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
}

/** Judges whether a certificate proves the name: several failures can hold at once, most telling first. */
export function judgeCertificate(facts: CertificateFacts, nowMs: number): CertificateVerdict {
  const issuer = firstLine(facts.issuers[0] ?? '');
  const product = facts.root === 'public' ? null : interceptorOfIssuer(facts.issuers);
  if (product !== null) {
    return {
      provenBy: null,
      failures: ['tls.intercepted'],
      hints: [`The certificate is issued by "${issuer}", which is how ${product} signs.`],
    };
  }

  const failures: Failure[] = [];
  const hints: string[] = [];
  if (facts.chain === 'untrusted' || (facts.chain === 'outdated' && facts.root === 'unknown')) {
    failures.push('tls.untrusted');
    hints.push(`The certificate is issued by "${issuer}", which is no publicly trusted authority.`);
  }
  if (!facts.matchesName) {
    failures.push('tls.name_mismatch');
    hints.push(`The certificate is for "${firstLine(facts.subject)}".`);
  }
  const dates = judgeDates(facts, nowMs);
  if (dates !== null) {
    failures.push(dates.failure);
    hints.push(dates.hint);
  }
  return { provenBy: failures.length > 0 || facts.root === 'unknown' ? null : facts.root, failures, hints };
}

function judgeDates(
  facts: CertificateFacts,
  nowMs: number,
): { readonly failure: Failure; readonly hint: string } | null {
  const today = `this machine's date is ${day(nowMs)}`;
  if (facts.validToMs < nowMs) {
    return { failure: 'tls.expired', hint: `The certificate expired on ${day(facts.validToMs)}; ${today}.` };
  }
  if (facts.validFromMs > nowMs) {
    return { failure: 'tls.not_yet_valid', hint: `The certificate is valid from ${day(facts.validFromMs)}; ${today}.` };
  }
  if (facts.chain !== 'outdated') return null;
  return { failure: 'tls.expired', hint: 'The certificate itself is in date, but one above it in the chain is not.' };
}

/** The common name of a distinguished name as Node prints it, one attribute a line; the whole when it has none. */
function firstLine(name: string): string {
  const lines = name.split('\n');
  const line =
    lines.find((attribute) => attribute.startsWith('CN=')) ?? lines.find((attribute) => attribute.startsWith('O='));
  return (line?.replace(/^[A-Z]+=/, '') ?? name).slice(0, 100);
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
