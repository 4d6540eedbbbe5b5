import { createHash } from 'node:crypto';
import type { HostRole, OwnListResult, TenantId } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Actor } from '../../audit/index.ts';
import { type OwnListReading, type OwnTable, ownListId, readOwnTable } from '../domain/own-list-import.ts';
import type { OwnListChange, OwnListStore } from './packs.port.ts';

export interface OwnListRequest {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  readonly roles: readonly HostRole[];
  /** `check` writes nothing. */
  readonly mode: 'check' | 'publish';
}

/** Reads a tenant's table as a list of its own; adopting what comes of it is a step of its own. */
export class ImportOwnList {
  readonly #lists: OwnListStore;
  readonly #clock: Clock;

  constructor(lists: OwnListStore, clock: Clock) {
    this.#lists = lists;
    this.#clock = clock;
  }

  /** A table that cannot be read is an answer with its faults. Refuses with `own_list.too_many`. */
  async import(tenantId: TenantId, actor: Actor, { mode, ...request }: OwnListRequest): Promise<OwnListResult> {
    const at = this.#clock.now();
    const table: OwnTable = {
      ...request,
      sha256: createHash('sha256').update(request.text).digest('hex'),
      day: at.toISOString().slice(0, 10),
    };
    const packId = ownListId(request.name);
    if (mode === 'check') return resultOf(readOwnTable(table, await this.#lists.read(tenantId, packId)));
    const { reading } = await this.#lists.change(
      { tenantId, actor, at, packId, action: 'own_list.published' },
      (now) => {
        const read = readOwnTable(table, now);
        return { reading: read, change: changeOf(read) };
      },
    );
    return reading.kind === 'next' ? { kind: 'published', packId, version: reading.pack.version } : resultOf(reading);
  }
}

function changeOf(reading: OwnListReading): OwnListChange {
  return reading.kind === 'next'
    ? { kind: 'publish', pack: reading.pack, adopts: false, subject: reading.pack.title }
    : { kind: 'nothing' };
}

function resultOf(reading: OwnListReading): OwnListResult {
  if (reading.kind !== 'too_many') return reading.result;
  throw new AppError({
    kind: 'invalid',
    code: 'own_list.too_many',
    detail: 'There are as many lists from tables as there may be.',
  });
}
