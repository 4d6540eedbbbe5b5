import type { AllowList } from '@sightline/allowlist';
import { ruleDiff, rulesOfEntries } from '@sightline/allowlist';
import {
  type ExportFormat,
  type ExportScope,
  type FirewallExport,
  formatNumber,
  type MerakiRule,
  type Pack,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { PackLibrary } from '../packs/index.ts';
import { exportList } from './domain/export-list.ts';
import { joinLists } from './domain/join-lists.ts';
import { scopeText } from './domain/scope-text.ts';
import type { ExportReader, StoreChoice, StoreGroup } from './export.port.ts';
import { gatherRules } from './gather-rules.ts';

/** Each kind of store is worked out for itself; so many take a second, in steps between which the API does other work. */
const KINDS_MAX = 20_000;

/** Which part of the list. */
export type ExportPart =
  | { readonly kind: Exclude<ExportScope, 'diff'>; readonly packId: string | null }
  | { readonly kind: 'diff'; readonly packId: string; readonly since: number; readonly version: number };

export interface ExportRequest {
  readonly tenantId: TenantId;
  readonly format: ExportFormat;
  readonly part: ExportPart;
  readonly stores: StoreChoice;
  readonly merakiRules?: readonly MerakiRule[];
}

interface Gathered {
  readonly packs: readonly Pack[];
  readonly list: AllowList;
}

/** Writes the tenant's list for a firewall. Refuses as not found what the tenant does not have, and too varied a fleet. */
export class MakeExport {
  readonly #reader: ExportReader;
  readonly #library: Pick<PackLibrary, 'read'>;
  readonly #clock: Clock;

  constructor(reader: ExportReader, library: Pick<PackLibrary, 'read'>, clock: Clock) {
    this.#reader = reader;
    this.#library = library;
    this.#clock = clock;
  }

  async make(request: ExportRequest): Promise<FirewallExport> {
    const { format, part, stores, merakiRules } = request;
    const groups = await this.#groups(request);
    const { packs, list } = await this.#gather(request, groups);
    return exportList({
      format,
      packs,
      list,
      selection: part.kind === 'failing' ? 'entries' : part.kind,
      storeCount: groups.reduce((sum, group) => sum + group.storeCount, 0),
      madeAt: this.#clock.now().toISOString(),
      scope: scopeText(groups, stores, part.kind),
      ...(merakiRules === undefined ? {} : { merakiRules }),
    });
  }

  /** What a choice of stores must allow of all their lists. */
  async allRules(tenantId: TenantId, stores: StoreChoice): Promise<AllowList> {
    const part: ExportPart = { kind: 'full', packId: null };
    const groups = await this.#groups({ tenantId, stores });
    return (await this.#gather({ tenantId, stores, part }, groups)).list;
  }

  async #groups({ tenantId, stores }: Pick<ExportRequest, 'tenantId' | 'stores'>): Promise<readonly StoreGroup[]> {
    const groups = await this.#reader.storeGroups(tenantId, stores, KINDS_MAX + 1);
    if (groups.length > KINDS_MAX) {
      throw new AppError({
        kind: 'invalid',
        code: 'export.too_many_kinds',
        detail: `The stores have more than ${formatNumber(KINDS_MAX)} different profiles. Choose fewer stores and make several exports.`,
      });
    }
    const storeCount = groups.reduce((sum, group) => sum + group.storeCount, 0);
    if (stores.kind === 'stores' && storeCount < new Set(stores.storeIds).size) throw notFound();
    return groups;
  }

  async #gather(
    { tenantId, stores, part }: Pick<ExportRequest, 'tenantId' | 'stores' | 'part'>,
    groups: readonly StoreGroup[],
  ): Promise<Gathered> {
    if (part.kind === 'diff') return await this.#gatherDiff(tenantId, part, groups);
    const lists = await gatherRules(groups, ({ packs }) =>
      packs.filter(({ id }) => part.packId === null || id === part.packId),
    );
    const failing = part.kind === 'failing' ? await this.#reader.failingEntries(tenantId, stores) : [];
    const entryIdsOf = (packId: string): Set<string> =>
      new Set(failing.filter((entry) => entry.packId === packId).map(({ entryId }) => entryId));
    return {
      packs: lists.map(({ pack }) => pack),
      list: joinLists(
        lists.map(({ pack: { id: packId }, rules, leftOut }) => ({
          packId,
          list:
            part.kind === 'full'
              ? { rules, leftOut, removable: [] }
              : rulesOfEntries({ rules, leftOut }, entryIdsOf(packId)),
        })),
      ),
    };
  }

  /** For the stores that are on the list in any version; before the first of them is, for all that were chosen. */
  async #gatherDiff(
    tenantId: TenantId,
    { packId, since, version }: Extract<ExportPart, { kind: 'diff' }>,
    groups: readonly StoreGroup[],
  ): Promise<Gathered> {
    const [before, after] = await Promise.all(
      [since, version].map(async (wanted) => await this.#library.read(tenantId, { packId, version: wanted })),
    );
    if (!before || !after) throw notFound();
    const using = groups.filter(({ packs }) => packs.some(({ id }) => id === packId));
    const lists = await gatherRules(using.length === 0 ? groups : using, () => [before, after]);
    const none = { rules: [], leftOut: [] };
    const ofPack = (pack: Pack) => lists.find((list) => list.pack === pack) ?? none;
    return { packs: [after], list: ruleDiff(ofPack(before), ofPack(after)) };
  }
}
