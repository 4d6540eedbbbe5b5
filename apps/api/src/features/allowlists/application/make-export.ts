import {
  type ExportFormat,
  type ExportScope,
  type ExportSelection,
  type FirewallExport,
  PAYTRONIX_PACK,
  type StoreId,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import { exportList } from '../domain/export-list.ts';
import { scopeText } from '../domain/scope-text.ts';
import type { ExportReader, StoreGroup } from './export.port.ts';

/** Each kind of store is worked out for itself; so many take a tenth of a second, in which the API does nothing else. */
const KINDS_MAX = 2_000;

interface ExportRequest {
  readonly tenantId: TenantId;
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  /** Null for all stores. */
  readonly storeIds: readonly StoreId[] | null;
}

/** Writes the tenant's list for a firewall. Refuses as not found what the tenant does not have, and too varied a fleet. */
export class MakeExport {
  readonly #reader: ExportReader;
  readonly #clock: Clock;

  constructor(reader: ExportReader, clock: Clock) {
    this.#reader = reader;
    this.#clock = clock;
  }

  async make(request: ExportRequest): Promise<FirewallExport> {
    const [groups, selection] = await Promise.all([this.#groups(request), this.#selection(request)]);
    return exportList(PAYTRONIX_PACK, {
      format: request.format,
      groups,
      selection,
      madeAt: this.#clock.now().toISOString(),
      scope: scopeText(groups, request.storeIds === null ? 'all' : 'chosen', request.scope),
    });
  }

  async #groups({ tenantId, storeIds }: ExportRequest): Promise<readonly StoreGroup[]> {
    const groups = await this.#reader.storeGroups(tenantId, storeIds, KINDS_MAX + 1);
    if (groups.length > KINDS_MAX) {
      throw new AppError({
        kind: 'invalid',
        code: 'export.too_many_kinds',
        detail: `The stores have more than ${KINDS_MAX} different profiles; name some of the stores in storeIds.`,
      });
    }
    const storeCount = groups.reduce((sum, group) => sum + group.storeCount, 0);
    if (storeIds !== null && storeCount < new Set(storeIds).size) throw notFound();
    return groups;
  }

  async #selection({ tenantId, scope, storeIds }: ExportRequest): Promise<ExportSelection> {
    if (scope === 'full') return { kind: 'full' };
    return { kind: 'entries', entryIds: await this.#reader.failingEntryIds(tenantId, storeIds) };
  }
}
