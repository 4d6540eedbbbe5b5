import type { CheckState, Matrix, TenantId } from '@sightline/spec';
import { AppError } from '../../../platform/errors.ts';
import { searchPatterns } from '../../stores/index.ts';
import { matrixColumn } from '../domain/matrix-column.ts';
import { cursorOf, cursorText } from '../domain/worst-first-cursor.ts';
import type { FleetReader, WorstFirstCursor } from './fleet.port.ts';

export interface MatrixQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: CheckState | undefined;
  readonly search?: string | undefined;
}

/** Reads a page of stores by targets. */
export class ReadMatrix {
  readonly #fleet: FleetReader;

  constructor(fleet: FleetReader) {
    this.#fleet = fleet;
  }

  /** Refuses with `request.invalid` a cursor that no page gave. */
  async read(tenantId: TenantId, { cursor, limit, state, search }: MatrixQuery): Promise<Matrix> {
    const { targets, rows, next } = await this.#fleet.matrixOf(tenantId, {
      after: cursor === undefined ? null : checkedCursor(cursor),
      limit,
      state: state ?? null,
      patterns: searchPatterns(search),
    });
    return { targets: targets.map(matrixColumn), rows, nextCursor: next ? cursorText(next) : null };
  }
}

function checkedCursor(text: string): WorstFirstCursor {
  const cursor = cursorOf(text);
  if (cursor) return cursor;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The cursor is not one of this list.',
    faults: [{ path: 'query.cursor', message: 'give back the nextCursor of the page before' }],
  });
}
