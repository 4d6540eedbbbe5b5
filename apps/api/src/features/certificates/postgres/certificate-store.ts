import {
  type CertificateFile,
  type CertificateId,
  type CertificateSummary,
  certificateFileSchema,
  certificateIdSchema,
  type StoreId,
  storeIdSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';

const SUMMARY = {
  id: true,
  madeAt: true,
  madeBy: true,
  storeId: true,
  storeNumber: true,
  storeName: true,
  storeCount: true,
  verifiedCount: true,
  notVerifiedCount: true,
  notApplicableCount: true,
  sha256: true,
} as const;

/** A certificate, the text that was hashed, and its summary for lists. */
export interface IssuedCertificate {
  readonly file: CertificateFile;
  readonly documentText: string;
  readonly summary: CertificateSummary;
}

export interface CertificatePageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly storeId?: StoreId | undefined;
}

/** Stores certificates as they were issued. */
export class CertificateStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns an id for the next certificate; ids sort by time. */
  async newId(): Promise<CertificateId> {
    const { rows } = await this.#database.systemPool.query<{ id: string }>('SELECT uuidv7() AS id');
    return certificateIdSchema.parse(rows[0]?.id);
  }

  /** Adds a certificate and its audit event, and deletes the oldest certificates above `countMax`. */
  async add(tenantId: TenantId, certificate: IssuedCertificate, actor: Actor, countMax: number): Promise<void> {
    const { file, documentText, summary } = certificate;
    const { store, totals } = summary;
    const at = new Date(summary.madeAt);
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.certificate.createMany({
        data: [
          {
            tenantId,
            id: summary.id,
            madeAt: at,
            madeBy: summary.madeBy,
            storeId: store?.id ?? null,
            storeNumber: store?.number ?? null,
            storeName: store?.name ?? null,
            storeCount: summary.storeCount,
            verifiedCount: totals.verified,
            notVerifiedCount: totals.notVerified,
            notApplicableCount: totals.notApplicable,
            document: documentText,
            ...file.seal,
          },
        ],
      });
      await transaction.$executeRaw`
        DELETE FROM certificate WHERE tenant_id = ${tenantId}::uuid AND id IN (
          SELECT id FROM certificate WHERE tenant_id = ${tenantId}::uuid ORDER BY id DESC OFFSET ${countMax})`;
      const subject = store === null ? 'The fleet' : `Store ${store.number} ${store.name}`;
      const detail = { 'SHA-256': summary.sha256, Verified: totals.verified, 'Not verified': totals.notVerified };
      await AuditTrail.record(transaction, { tenantId, at, actor, action: 'certificate.issued', subject, detail });
    });
  }

  /** Returns null when the tenant has no such certificate. */
  async read(tenantId: TenantId, certificateId: CertificateId): Promise<CertificateFile | null> {
    const row = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.certificate.findUnique({
          where: { tenantId_id: { tenantId, id: certificateId } },
          select: { document: true, sha256: true, keyId: true, signature: true },
        }),
    );
    if (row === null) return null;
    const { document, ...seal } = row;
    return certificateFileSchema.parse({ document: JSON.parse(document) as unknown, seal });
  }

  /** Returns one page, newest first; the cursor is the id of the last certificate of the previous page. */
  async readPage(
    tenantId: TenantId,
    { cursor, limit, storeId }: CertificatePageQuery,
  ): Promise<{ certificates: CertificateSummary[]; nextCursor: string | null }> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.certificate.findMany({
          where: {
            tenantId,
            ...(cursor === undefined ? {} : { id: { lt: cursor } }),
            ...(storeId === undefined ? {} : { storeId }),
          },
          select: SUMMARY,
          orderBy: { id: 'desc' },
          take: limit + 1,
        }),
    );
    const page = rows.slice(0, limit);
    return { certificates: page.map(summaryOf), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  }
}

interface SummaryRow {
  readonly id: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly storeId: string | null;
  readonly storeNumber: string | null;
  readonly storeName: string | null;
  readonly storeCount: number;
  readonly verifiedCount: number;
  readonly notVerifiedCount: number;
  readonly notApplicableCount: number;
  readonly sha256: string;
}

function summaryOf(row: SummaryRow): CertificateSummary {
  const { verifiedCount: verified, notVerifiedCount: notVerified, notApplicableCount: notApplicable } = row;
  return {
    id: certificateIdSchema.parse(row.id),
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeBy,
    store:
      row.storeId === null
        ? null
        : { id: storeIdSchema.parse(row.storeId), number: row.storeNumber ?? '', name: row.storeName ?? '' },
    storeCount: row.storeCount,
    totals: { verified, notVerified, notApplicable },
    sha256: row.sha256,
  };
}
