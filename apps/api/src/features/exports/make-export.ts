import { type RuleSet, ruleDiff, rulesOfEntries } from '@sightline/allowlist';
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
import { firewallExport } from './domain/firewall-export.ts';
import { joinRuleSets } from './domain/join-rule-sets.ts';
import { scopeText } from './domain/scope-text.ts';
import type { StoreChoice, StoreGroup } from './domain/store-group.ts';
import { gatherRules } from './gather-rules.ts';
import type { ExportReader } from './postgres/export-reader.ts';

/** Each group of stores needs its own pass; this many take about a second, during which other work gets turns. */
const GROUPS_MAX = 20_000;

/** Which part of the allowlist to export. */
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
  readonly ruleSet: RuleSet;
}

/** Exports what a tenant's stores must allow, in a firewall's format. */
export class MakeExport {
  readonly #reader: ExportReader;
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(reader: ExportReader, library: PackLibrary, clock: Clock) {
    this.#reader = reader;
    this.#library = library;
    this.#clock = clock;
  }

  /** Makes one export. Refuses unknown stores and versions as not found, and with `export.too_many_kinds`. */
  async make(request: ExportRequest): Promise<FirewallExport> {
    const { format, part, stores, merakiRules } = request;
    const groups = await this.#groups(request);
    const { packs, ruleSet } = await this.#gather(request, groups);
    return firewallExport({
      format,
      packs,
      ruleSet,
      selection: part.kind === 'failing' ? 'entries' : part.kind,
      storeCount: groups.reduce((sum, group) => sum + group.storeCount, 0),
      madeAt: this.#clock.now().toISOString(),
      scope: scopeText(groups, stores, part.kind),
      ...(merakiRules === undefined ? {} : { merakiRules }),
    });
  }

  /** Returns what the chosen stores must allow for all their packs. */
  async allRules(tenantId: TenantId, stores: StoreChoice): Promise<RuleSet> {
    const part: ExportPart = { kind: 'full', packId: null };
    const groups = await this.#groups({ tenantId, stores });
    return (await this.#gather({ tenantId, stores, part }, groups)).ruleSet;
  }

  async #groups({ tenantId, stores }: Pick<ExportRequest, 'tenantId' | 'stores'>): Promise<readonly StoreGroup[]> {
    const groups = await this.#reader.storeGroups(tenantId, stores, GROUPS_MAX + 1);
    if (groups.length > GROUPS_MAX) {
      throw new AppError({
        kind: 'invalid',
        code: 'export.too_many_kinds',
        detail: `The stores have more than ${formatNumber(GROUPS_MAX)} different profiles. Choose fewer stores and make several exports.`,
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
    const gathered = await gatherRules(groups, ({ packs }) =>
      packs.filter(({ id }) => part.packId === null || id === part.packId),
    );
    const failing = part.kind === 'failing' ? await this.#reader.failingEntries(tenantId, stores) : [];
    const entryIdsOf = (packId: string): Set<string> =>
      new Set(failing.filter((entry) => entry.packId === packId).map(({ entryId }) => entryId));
    return {
      packs: gathered.map(({ pack }) => pack),
      ruleSet: joinRuleSets(
        gathered.map(({ pack: { id: packId }, rules, leftOut }) => ({
          packId,
          ruleSet:
            part.kind === 'full'
              ? { rules, leftOut, removable: [] }
              : rulesOfEntries({ rules, leftOut }, entryIdsOf(packId)),
        })),
      ),
    };
  }

  /** Covers the chosen stores that use any version of the pack; all chosen stores while none uses it. */
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
    const gathered = await gatherRules(using.length === 0 ? groups : using, () => [before, after]);
    const none = { rules: [], leftOut: [] };
    const ofPack = (pack: Pack) => gathered.find((rules) => rules.pack === pack) ?? none;
    return { packs: [after], ruleSet: ruleDiff(ofPack(before), ofPack(after)) };
  }
}
