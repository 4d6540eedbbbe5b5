import type { CheckState, Matrix, TenantId } from '@sightline/spec';
import { AppError } from '../../platform/errors.ts';
import type { PackLibrary } from '../packs/index.ts';
import { searchPatterns } from '../stores/index.ts';
import { matrixColumns } from './domain/matrix-column.ts';
import { cursorOf, cursorText, type WorstFirstCursor } from './domain/worst-first-cursor.ts';
import type { FleetReader } from './postgres/fleet-reader.ts';

interface MatrixQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: CheckState | undefined;
  readonly search?: string | undefined;
}

/** Reads a page of the matrix of stores and targets. */
export class ReadMatrix {
  readonly #fleet: FleetReader;
  readonly #packs: Pick<PackLibrary, 'adoptedBy'>;

  constructor(fleet: FleetReader, packs: Pick<PackLibrary, 'adoptedBy'>) {
    this.#fleet = fleet;
    this.#packs = packs;
  }

  /** Throws `request.invalid` for a cursor that is not a `nextCursor`. */
  async read(tenantId: TenantId, { cursor, limit, state, search }: MatrixQuery): Promise<Matrix> {
    const { targets, rows, next } = await this.#fleet.matrixOf(tenantId, {
      after: cursor === undefined ? null : checkedCursor(cursor),
      limit,
      state: state ?? null,
      patterns: searchPatterns(search),
    });
    const packs = await this.#packs.adoptedBy(tenantId);
    return { targets: matrixColumns(targets, packs), rows, nextCursor: next ? cursorText(next) : null };
  }
}

function checkedCursor(text: string): WorstFirstCursor {
  const cursor = cursorOf(text);
  if (cursor) return cursor;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The cursor does not belong to this list. Start again from the first page.',
    faults: [{ path: 'query.cursor', message: 'must be the nextCursor of the previous page' }],
  });
}
