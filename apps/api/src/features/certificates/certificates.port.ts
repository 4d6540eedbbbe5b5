import type { CertificateFile, CertificateId, CertificateSummary, StoreId, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { StoreFacts } from './domain/store-facts.ts';

export interface StoreFactsReader {
  /** Null when there is no such tenant. */
  tenantName(tenantId: TenantId): Promise<string | null>;
  /** One store with all that its machines last saw; null when the tenant has no such store. */
  storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoreFacts | null>;
  /**
   * All stores by number, some at a time, each as it stands when it is read. Addresses, phases and targets are left out:
   * no certificate of a fleet has room for them.
   */
  stores(tenantId: TenantId): AsyncIterable<readonly StoreFacts[]>;
}

/** A signature of the installation. */
export interface Signature {
  readonly keyId: string;
  /** Base64. */
  readonly signature: string;
}

export interface PublicKey {
  readonly keyId: string;
  /** SPKI. */
  readonly publicKeyPem: string;
  readonly createdAt: Date;
}

export interface SigningKeys {
  sign(text: string): Promise<Signature>;
  /** Null for a key that this installation never had. */
  publicKeyOf(keyId: string): Promise<PublicKey | null>;
  /** Newest first. */
  publicKeys(): Promise<readonly PublicKey[]>;
}

/** A certificate, the text that was hashed, and what is shown of it in a list. */
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

export interface CertificateStore {
  /** For the next certificate; ids sort by time. */
  newId(): Promise<CertificateId>;
  /** Keeps it, leaves a trace in the audit log, and lets the oldest go where there are more than `countMax`. */
  add(tenantId: TenantId, certificate: IssuedCertificate, actor: Actor, countMax: number): Promise<void>;
  /** Null when the tenant has no such certificate. */
  read(tenantId: TenantId, certificateId: CertificateId): Promise<CertificateFile | null>;
  /** Newest first; the cursor is the id of the last one of the page before. */
  page(
    tenantId: TenantId,
    query: CertificatePageQuery,
  ): Promise<{ certificates: CertificateSummary[]; nextCursor: string | null }>;
}
