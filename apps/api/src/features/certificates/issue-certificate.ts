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
import type { CertificateStore, SigningKeys, StoreFactsReader } from './certificates.port.ts';
import type { CertificateOccasion } from './domain/certificate-head.ts';
import { certifyStore } from './domain/certify-store.ts';
import { FleetTally } from './domain/fleet-tally.ts';

export interface IssueCertificatePorts {
  readonly facts: StoreFactsReader;
  readonly keys: SigningKeys;
  readonly certificates: CertificateStore;
  readonly clock: Clock;
}

/** Stores judged at a stretch: some ten milliseconds, in which the API does nothing else. */
const STORES_AT_ONCE = 20;

/** Writes down what is verified now, hashes and signs it, and keeps it. */
export class IssueCertificate {
  readonly #ports: IssueCertificatePorts;

  constructor(ports: IssueCertificatePorts) {
    this.#ports = ports;
  }

  /** Of one store, or with null of the fleet. Refuses as not found a store that the tenant does not have. */
  async issue(tenantId: TenantId, storeId: StoreId | null, actor: Actor): Promise<CertificateId> {
    const { facts, keys, certificates, clock } = this.#ports;
    const name = await facts.tenantName(tenantId);
    if (name === null) throw notFound();
    const id = await certificates.newId();
    const occasion = { id, madeAt: clock.now(), madeBy: actor.name, tenant: { id: tenantId, name } };
    const document = storeId === null ? await this.#ofFleet(occasion) : await this.#ofStore(occasion, storeId);

    const documentText = canonicalJson(document);
    const sha256 = createHash('sha256').update(documentText).digest('hex');
    const seal = { sha256, ...(await keys.sign(sealedText(sha256))) };
    const file: CertificateFile = { document, seal };
    await certificates.add(tenantId, { file, documentText, summary: summaryOf(file) }, actor, CERTIFICATES_KEPT_MAX);
    return id;
  }

  async #ofStore(occasion: CertificateOccasion, storeId: StoreId): Promise<CertificateDocument> {
    const store = await this.#ports.facts.storeOf(occasion.tenant.id, storeId);
    if (store === null) throw notFound();
    return certifyStore(store, occasion);
  }

  async #ofFleet(occasion: CertificateOccasion): Promise<CertificateDocument> {
    const tally = new FleetTally(occasion);
    for await (const stores of this.#ports.facts.stores(occasion.tenant.id)) {
      for (const [index, store] of stores.entries()) {
        if (index % STORES_AT_ONCE === 0) await setImmediate();
        tally.add(store);
      }
    }
    return tally.certificate();
  }
}

/** What a list of certificates says of one. */
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
