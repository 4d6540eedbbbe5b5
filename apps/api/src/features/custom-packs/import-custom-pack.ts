import { createHash } from 'node:crypto';
import { CUSTOM_PACKS_MAX, type CustomPackResult, type HostRole, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { CustomPackChange } from './domain/custom-pack-change.ts';
import { type CustomPackReading, type CustomTable, customPackId, readCustomTable } from './domain/read-custom-table.ts';
import type { CustomPackStore } from './postgres/custom-pack-store.ts';

export interface CustomPackRequest {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  readonly roles: readonly HostRole[];
  /** `check` only validates and saves nothing. */
  readonly mode: 'check' | 'publish';
}

/** Imports a tenant's table as the next version of a custom pack. Adopting the version is a separate step. */
export class ImportCustomPack {
  readonly #packs: CustomPackStore;
  readonly #clock: Clock;

  constructor(packs: CustomPackStore, clock: Clock) {
    this.#packs = packs;
    this.#clock = clock;
  }

  /** Answers `refused`, with the errors by line, for an invalid table. Refuses with `custom_pack.too_many`. */
  async import(tenantId: TenantId, actor: Actor, { mode, ...request }: CustomPackRequest): Promise<CustomPackResult> {
    const at = this.#clock.now();
    const table: CustomTable = {
      ...request,
      sha256: createHash('sha256').update(request.text).digest('hex'),
      day: at.toISOString().slice(0, 10),
    };
    const packId = customPackId(request.name);
    if (mode === 'check') return resultOf(readCustomTable(table, await this.#packs.read(tenantId, packId)));
    const { reading } = await this.#packs.change(
      { tenantId, actor, at, packId, action: 'custom_pack.published' },
      (state) => {
        const read = readCustomTable(table, state);
        return { reading: read, change: changeOf(read) };
      },
    );
    return reading.kind === 'next' ? { kind: 'published', packId, version: reading.pack.version } : resultOf(reading);
  }
}

function changeOf(reading: CustomPackReading): CustomPackChange {
  return reading.kind === 'next'
    ? { kind: 'publish', pack: reading.pack, adopts: false, subject: reading.pack.title }
    : { kind: 'nothing' };
}

function resultOf(reading: CustomPackReading): CustomPackResult {
  if (reading.kind !== 'too_many') return reading.result;
  throw new AppError({
    kind: 'invalid',
    code: 'custom_pack.too_many',
    detail: `You have reached the limit of ${CUSTOM_PACKS_MAX} custom packs. Import into an existing one instead.`,
  });
}
