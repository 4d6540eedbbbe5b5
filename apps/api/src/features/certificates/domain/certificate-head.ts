import {
  type CertificateDocument,
  type CertificateId,
  type CertificateTotals,
  type Entry,
  type EntryVerdict,
  EVIDENCE_AGE,
  type Pack,
  type TenantId,
  type UnverifiedReason,
} from '@sightline/spec';

/** Who asked for a certificate, for which tenant, and when. */
export interface CertificateContext {
  readonly id: CertificateId;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly tenant: { readonly id: TenantId; readonly name: string };
}

type Head = Pick<CertificateDocument, 'schema' | 'id' | 'madeAt' | 'madeBy' | 'tenant' | 'evidenceAge' | 'lists'>;

/** Returns the fields that certificates of both scopes share. `lists` maps each pack to the number of stores that use it. */
export function certificateHead(context: CertificateContext, lists: ReadonlyMap<Pack, number>): Head {
  const { id, madeAt, madeBy, tenant } = context;
  return {
    schema: 'sightline.certificate.v1',
    id,
    madeAt: madeAt.toISOString(),
    madeBy,
    tenant,
    evidenceAge: EVIDENCE_AGE,
    lists: [...lists].map(([pack, storeCount]) => ({
      packId: pack.id,
      version: pack.version,
      title: pack.title,
      vendor: pack.vendor,
      sourceSha256: pack.source.sha256,
      storeCount,
    })),
  };
}

/** Returns the fields that identify an entry in a certificate. */
export function entryHead(pack: Pack, entry: Entry) {
  const section = pack.sections.find(({ id }) => id === entry.sectionId)?.title ?? '';
  const { id: entryId, title, required } = entry;
  return { packId: pack.id, entryId, section, title, required };
}

interface CountedEntry {
  readonly verdict: EntryVerdict;
  readonly reasons: readonly { readonly code: UnverifiedReason }[];
}

export const NO_TOTALS: CertificateTotals = { verified: 0, notVerified: 0, notProbed: 0, notApplicable: 0 };

/** Returns the totals with one more entry counted. */
export function addEntry(totals: CertificateTotals, { verdict, reasons }: CountedEntry): CertificateTotals {
  switch (verdict) {
    case 'verified':
      return { ...totals, verified: totals.verified + 1 };
    case 'not_verified':
      return {
        ...totals,
        notVerified: totals.notVerified + 1,
        notProbed: totals.notProbed + (reasons.every(({ code }) => code === 'not_planned') ? 1 : 0),
      };
    case 'not_applicable':
      return { ...totals, notApplicable: totals.notApplicable + 1 };
  }
}
