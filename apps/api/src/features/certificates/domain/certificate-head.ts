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

/** Whose certificate it is, and who asked for it when. */
export interface CertificateOccasion {
  readonly id: CertificateId;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly tenant: { readonly id: TenantId; readonly name: string };
}

type Head = Pick<CertificateDocument, 'schema' | 'id' | 'madeAt' | 'madeBy' | 'tenant' | 'evidenceAge' | 'lists'>;

/** What certificates of either scope begin with; the lists each with the number of stores that are on them. */
export function certificateHead(occasion: CertificateOccasion, lists: ReadonlyMap<Pack, number>): Head {
  const { id, madeAt, madeBy, tenant } = occasion;
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

/** How an entry is named in a certificate. */
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

/** Totals with one more entry. */
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
