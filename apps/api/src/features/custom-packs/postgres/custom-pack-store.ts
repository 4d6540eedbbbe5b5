import { type Pack, packSchema, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { AuditTrail } from '../../audit/index.ts';
import { type ChangeContext, lockPack, readOpenAdoptions, writeAdoption } from '../../packs/index.ts';
import type { CustomPackChange, CustomPackState } from '../domain/custom-pack-change.ts';

/** Which custom pack to change, who changes it, and the action for the audit log. */
export interface CustomPackEdit extends ChangeContext {
  readonly packId: string;
  readonly action: 'custom_entry.saved' | 'custom_entry.removed' | 'custom_pack.published';
}

/** Saves a tenant's custom packs. */
export class CustomPackStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Changes a pack in one transaction that no other change can interrupt. `decide` takes the current state and returns the
   * change, with anything else its caller wants back. Writes the audit log.
   */
  async change<T extends { readonly change: CustomPackChange }>(
    edit: CustomPackEdit,
    decide: (state: CustomPackState) => T,
  ): Promise<T> {
    return await this.#database.inTenant(edit.tenantId, async (transaction) => {
      await lockPack(transaction, edit.tenantId, edit.packId);
      const state = await readState(transaction, edit.tenantId, edit.packId);
      const decided = decide(state);
      await carryOut(transaction, edit, { change: decided.change, title: state.newest?.title ?? edit.packId });
      return decided;
    });
  }

  async read(tenantId: TenantId, packId: string): Promise<CustomPackState> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readState(transaction, tenantId, packId),
    );
  }
}

async function readState(transaction: TenantTransaction, tenantId: TenantId, packId: string): Promise<CustomPackState> {
  const newest = await transaction.customPackVersion.findFirst({
    where: { tenantId, packId },
    orderBy: { version: 'desc' },
    select: { document: true },
  });
  const adoptions = await readOpenAdoptions(transaction, tenantId);
  const inForce = adoptions.findLast((adoption) => adoption.packId === packId && adoption.tags.length === 0);
  const packs = await transaction.customPackVersion.groupBy({ by: ['packId'], where: { tenantId } });
  return {
    newest: newest === null ? null : packSchema.parse(newest.document),
    inForce: await readVersion(transaction, tenantId, { packId, version: inForce?.version ?? 0 }),
    packCount: packs.length,
  };
}

async function readVersion(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { packId, version }: { readonly packId: string; readonly version: number },
): Promise<Pack | null> {
  if (version === 0) return null;
  const row = await transaction.customPackVersion.findUnique({
    where: { tenantId_packId_version: { tenantId, packId, version } },
    select: { document: true },
  });
  return row === null ? null : packSchema.parse(row.document);
}

async function carryOut(
  transaction: TenantTransaction,
  { tenantId, packId, actor, at, action }: CustomPackEdit,
  { change, title }: { readonly change: CustomPackChange; readonly title: string },
): Promise<void> {
  if (change.kind === 'nothing') return;
  const adoption = { tenantId, packId, actor, at, title, tags: [], endsStaged: false };
  if (change.kind === 'stop_using') {
    await writeAdoption(transaction, { ...adoption, version: 0 });
  } else {
    const { pack } = change;
    const document = packSchema.parse(pack);
    await transaction.customPackVersion.create({
      data: { tenantId, packId, version: pack.version, document, publishedAt: at },
    });
    if (change.adopts) await writeAdoption(transaction, { ...adoption, title: pack.title, version: pack.version });
  }
  await AuditTrail.record(transaction, { tenantId, at, actor, action, subject: change.subject, detail: {} });
}
