import { createHash } from 'node:crypto';
import type { CustomPackResult, HostRole, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { CustomPackChange, CustomPackStore } from '../packs/index.ts';
import {
  type CustomPackReading,
  type CustomTable,
  customPackId,
  readCustomTable,
} from './domain/custom-pack-import.ts';

export interface CustomPackRequest {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  readonly roles: readonly HostRole[];
  /** `check` writes nothing. */
  readonly mode: 'check' | 'publish';
}

/** Reads a tenant's table as a list of its own; adopting what comes of it is a step of its own. */
export class ImportCustomPack {
  readonly #lists: CustomPackStore;
  readonly #clock: Clock;

  constructor(lists: CustomPackStore, clock: Clock) {
    this.#lists = lists;
    this.#clock = clock;
  }

  /** A table that cannot be read is an answer with its faults. Refuses with `custom_pack.too_many`. */
  async import(tenantId: TenantId, actor: Actor, { mode, ...request }: CustomPackRequest): Promise<CustomPackResult> {
    const at = this.#clock.now();
    const table: CustomTable = {
      ...request,
      sha256: createHash('sha256').update(request.text).digest('hex'),
      day: at.toISOString().slice(0, 10),
    };
    const packId = customPackId(request.name);
    if (mode === 'check') return resultOf(readCustomTable(table, await this.#lists.read(tenantId, packId)));
    const { reading } = await this.#lists.change(
      { tenantId, actor, at, packId, action: 'custom_pack.published' },
      (now) => {
        const read = readCustomTable(table, now);
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
    detail: 'You have reached the limit of custom packs. Merge tables, or remove a pack first.',
  });
}
