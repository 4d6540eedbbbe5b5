import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  CERTIFICATES_KEPT_MAX,
  type CertificateDocument,
  type CertificateFile,
  type CertificateId,
  type CertificateSummary,
  canonicalJson,
  type StoreId,
  sealedText,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { CertificateContext } from './domain/certificate-head.ts';
import { certifyStore } from './domain/certify-store.ts';
import { FleetTally } from './domain/fleet-tally.ts';
import type { CertificateStore } from './postgres/certificate-store.ts';
import type { SigningKeys } from './postgres/signing-keys.ts';
import type { StoreSnapshotReader } from './postgres/store-snapshot-reader.ts';

export interface IssueCertificateDeps {
  readonly snapshots: StoreSnapshotReader;
  readonly keys: SigningKeys;
  readonly certificates: CertificateStore;
  readonly clock: Clock;
}

/** Stores judged without a pause: about ten milliseconds, in which the API serves nothing else. */
const STORES_PER_TURN = 20;

/** Issues a certificate of what is verified now: hashes, signs and stores it. */
export class IssueCertificate {
  readonly #deps: IssueCertificateDeps;

  constructor(deps: IssueCertificateDeps) {
    this.#deps = deps;
  }

  /** Certifies one store, or the fleet when `storeId` is null. Refuses with 404 when the tenant has no such store. */
  async issue(tenantId: TenantId, storeId: StoreId | null, actor: Actor): Promise<CertificateId> {
    const { snapshots, keys, certificates, clock } = this.#deps;
    const name = await snapshots.tenantName(tenantId);
    if (name === null) throw notFound();
    const id = await certificates.newId();
    const context = { id, madeAt: clock.now(), madeBy: actor.name, tenant: { id: tenantId, name } };
    const document = storeId === null ? await this.#certifyFleet(context) : await this.#certifyStore(context, storeId);

    const documentText = canonicalJson(document);
    const sha256 = createHash('sha256').update(documentText).digest('hex');
    const seal = { sha256, ...(await keys.sign(sealedText(sha256))) };
    const file: CertificateFile = { document, seal };
    await certificates.add(tenantId, { file, documentText, summary: summaryOf(file) }, actor, CERTIFICATES_KEPT_MAX);
    return id;
  }

  async #certifyStore(context: CertificateContext, storeId: StoreId): Promise<CertificateDocument> {
    const store = await this.#deps.snapshots.storeOf(context.tenant.id, storeId);
    if (store === null) throw notFound();
    return certifyStore(store, context);
  }

  async #certifyFleet(context: CertificateContext): Promise<CertificateDocument> {
    const tally = new FleetTally(context);
    for await (const stores of this.#deps.snapshots.stores(context.tenant.id)) {
      for (const [index, store] of stores.entries()) {
        if (index % STORES_PER_TURN === 0) await setImmediate();
        tally.add(store);
      }
    }
    return tally.certificate();
  }
}

/** Returns what lists show of a certificate. */
function summaryOf({ document, seal }: CertificateFile): CertificateSummary {
  const { id, madeAt, madeBy, totals } = document;
  return {
    id,
    madeAt,
    madeBy,
    store:
      document.scope === 'store'
        ? { id: document.store.id, number: document.store.number, name: document.store.name }
        : null,
    storeCount: document.scope === 'store' ? 1 : document.storeCount,
    totals,
    sha256: seal.sha256,
  };
}
