import type { Failure } from '@sightline/spec';
import type { ChainVerdict } from '../../failures/classify-failure.ts';
import { interceptorOfIssuer } from './interception-issuers.ts';

/** What a peer's certificate says, and the result of verifying it. */
export interface CertificateFacts {
  readonly chain: ChainVerdict;
  readonly matchesName: boolean;
  readonly validFromMs: number;
  readonly validToMs: number;
  readonly subject: string;
  /** The issuer of every certificate in the chain, leaf first, as `CN=...` and `O=...` lines. */
  readonly issuers: readonly string[];
  /**
   * Where the chain ends, ignoring dates: in a public root, in one of the operator's, in one that only this host's own
   * store has, or nowhere.
   */
  readonly root: 'public' | 'extra' | 'system' | 'unknown';
  /** Whether a public authority should vouch for the name: it is an Internet name. */
  readonly isPublicName: boolean;
  /** The period in which all certificates above the leaf are valid. */
  readonly intermediatesFromMs: number;
  readonly intermediatesToMs: number;
}

export interface CertificateVerdict {
  /** Who vouches for the name: a public authority, one of the operator's, or nobody. */
  readonly provenBy: 'public' | 'extra' | null;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  /** With `tls.clock_wrong`: how far this host's clock is ahead, in ms; negative if behind. */
  readonly clockAheadMs?: number;
}

/** Judges whether a certificate proves the name. Several failures can hold at once; the most telling comes first. */
export function judgeCertificate(facts: CertificateFacts, nowMs: number): CertificateVerdict {
  const interceptor = interceptorHint(facts);
  if (interceptor !== null) return { provenBy: null, failures: ['tls.intercepted'], hints: [interceptor] };

  const failures: Failure[] = [];
  const hints: string[] = [];
  if (
    facts.root !== 'system' &&
    (facts.chain === 'untrusted' || (facts.chain === 'outdated' && facts.root === 'unknown'))
  ) {
    failures.push('tls.untrusted');
    hints.push(`The certificate is issued by "${issuerOf(facts)}", which is not a publicly trusted authority.`);
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
  return { provenBy: failures.length > 0 ? null : PROOF_BY_ROOT[facts.root], failures, hints };
}

/** The company's authority proves an internal name, whether the operator configured it or the host trusts it. */
const PROOF_BY_ROOT = { public: 'public', extra: 'extra', system: 'extra', unknown: null } as const;

/**
 * Returns why a certificate belongs to an inspection device: its issuer matches a product, or only this host trusts it.
 */
function interceptorHint(facts: CertificateFacts): string | null {
  if (facts.root === 'public') return null;
  const issuer = `The certificate is issued by "${issuerOf(facts)}"`;
  const trusting = facts.root === 'system' ? ', and this machine trusts it' : '';
  const product = interceptorOfIssuer(facts.issuers);
  if (product !== null) return `${issuer}, which is how ${product} signs${trusting}.`;
  return facts.root === 'system' && facts.isPublicName
    ? `${issuer}, which is not publicly trusted. This machine trusts it, which is how TLS inspection is set up.`
    : null;
}

function issuerOf({ issuers }: CertificateFacts): string {
  return firstLine(issuers[0] ?? '');
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
  return { failure: 'tls.expired', hint: 'The certificate is valid, but one above it in the chain has expired.' };
}

/** Returns the common name from a distinguished name as Node prints it, one attribute per line; else the whole name. */
function firstLine(name: string): string {
  const lines = name.split('\n');
  const line =
    lines.find((attribute) => attribute.startsWith('CN=')) ?? lines.find((attribute) => attribute.startsWith('O='));
  return (line?.replace(/^[A-Z]+=/, '') ?? name).slice(0, 100);
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
