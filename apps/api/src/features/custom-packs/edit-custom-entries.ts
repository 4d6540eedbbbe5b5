import { createHash } from 'node:crypto';
import { customEntriesPack } from '@sightline/allowlist';
import { CUSTOM_ENTRIES_MAX, CUSTOM_ENTRIES_PACK_ID, type CustomEntryDraft, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import { type CustomEntriesChange, withEntry, withoutEntry } from './domain/custom-entries-change.ts';
import type { CustomPackChange, CustomPackState } from './domain/custom-pack-change.ts';
import type { CustomPackEdit, CustomPackStore } from './postgres/custom-pack-store.ts';

type Entries = Extract<CustomEntriesChange, { kind: 'entries' }>;

/** Saves and removes a tenant's custom entries. Each change is a new version, and every store uses it at once. */
export class EditCustomEntries {
  readonly #packs: CustomPackStore;
  readonly #clock: Clock;

  constructor(packs: CustomPackStore, clock: Clock) {
    this.#packs = packs;
    this.#clock = clock;
  }

  /** Adds an entry, or changes the one with `entryId`. Refuses with `custom_entry.invalid`, `custom_pack.too_many` or not found. */
  async save(
    tenantId: TenantId,
    actor: Actor,
    { entryId, entry }: { readonly entryId: string | null; readonly entry: CustomEntryDraft },
  ): Promise<{ entryId: string; version: number }> {
    const by = { tenantId, actor, at: this.#clock.now(), action: 'custom_entry.saved' } as const;
    const made = await this.#change(by, (state) => ({ made: withEntry(state, entry, entryId), subject: entry.title }));
    if (made.kind === 'entries') return { entryId: made.entryId, version: made.version };
    throw refusalOf(made);
  }

  /** Removes an entry. Refuses an unknown entry as not found. */
  async remove(tenantId: TenantId, actor: Actor, entryId: string): Promise<void> {
    const by = { tenantId, actor, at: this.#clock.now(), action: 'custom_entry.removed' } as const;
    const made = await this.#change(by, (state) => ({
      made: withoutEntry(state, entryId),
      subject: state.inForce?.entries.find(({ id }) => id === entryId)?.title ?? entryId,
    }));
    if (made.kind === 'refused') throw refusalOf(made);
  }

  async #change(
    by: Omit<CustomPackEdit, 'packId'>,
    decide: (state: CustomPackState) => { readonly made: CustomEntriesChange; readonly subject: string },
  ): Promise<CustomEntriesChange> {
    const { made } = await this.#packs.change({ ...by, packId: CUSTOM_ENTRIES_PACK_ID }, (state) => {
      const decided = decide(state);
      return { made: decided.made, change: packChange(decided.made, { at: by.at, subject: decided.subject }) };
    });
    return made;
  }
}

function packChange(
  change: CustomEntriesChange,
  { at, subject }: { readonly at: Date; readonly subject: string },
): CustomPackChange {
  switch (change.kind) {
    case 'entries':
      return { kind: 'publish', pack: packOf(change, at), adopts: true, subject };
    case 'emptied':
      return { kind: 'stop_using', subject };
    case 'refused':
      return { kind: 'nothing' };
  }
}

function packOf({ entries, version }: Entries, at: Date): ReturnType<typeof customEntriesPack> {
  const sha256 = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
  return customEntriesPack(entries, { version, sha256, day: at.toISOString().slice(0, 10) });
}

function refusalOf(change: Exclude<CustomEntriesChange, Entries>): AppError {
  if (change.kind === 'emptied') return notFound();
  switch (change.reason) {
    case 'unknown_entry':
      return notFound();
    case 'too_many':
      return new AppError({
        kind: 'invalid',
        code: 'custom_pack.too_many',
        detail: `You have reached the limit of ${CUSTOM_ENTRIES_MAX} custom entries. Import a table instead, or remove an entry first.`,
      });
    case 'invalid':
      return new AppError({
        kind: 'invalid',
        code: 'custom_entry.invalid',
        detail: 'The custom entry has errors. Correct the named fields.',
        faults: change.faults.map(({ column, message }) => ({ path: `body.entry.${column}`, message })),
      });
  }
}
