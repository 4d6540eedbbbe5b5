import type { TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { packsOfAny, type StorePacks } from '../stores/index.ts';
import { type StoreLine, storeCsv } from './domain/store-csv.ts';
import type { StoreImportStore } from './postgres/store-import-store.ts';

const EXAMPLE: Omit<StoreLine, 'own'> = {
  number: '0001',
  name: 'Harbor Point',
  address: '1 Pier Road, Portland',
  timeZone: 'America/New_York',
  tags: ['east', 'drive-through'],
};

/** Writes the tenant's stores as a CSV file that can be imported again. */
export class ExportStores {
  readonly #imports: StoreImportStore;
  readonly #storePacks: StorePacks;
  readonly #clock: Clock;

  constructor(imports: StoreImportStore, storePacks: StorePacks, clock: Clock) {
    this.#imports = imports;
    this.#storePacks = storePacks;
    this.#clock = clock;
  }

  async stores(tenantId: TenantId): Promise<{ fileName: string; text: string; storeCount: number }> {
    const lines = await this.#imports.linesOf(tenantId);
    const tags = new Set(lines.flatMap((line) => line.tags));
    const names = (await this.#variables(tenantId, [...tags])).map(({ name }) => name);
    const day = this.#clock.now().toISOString().slice(0, 10);
    return { fileName: `stores-${day}.csv`, text: storeCsv(lines, names), storeCount: lines.length };
  }

  /** Returns a file with all columns and one example row. */
  async template(tenantId: TenantId): Promise<{ fileName: string; text: string; storeCount: number }> {
    const variables = await this.#variables(tenantId, []);
    const values = Object.fromEntries(variables.map(({ name, example }) => [name, example]));
    const own = { pos: 'aloha', region: 'na', environment: 'production', variables: values } as const;
    return {
      fileName: 'stores-template.csv',
      text: storeCsv([{ ...EXAMPLE, own }], Object.keys(values)),
      storeCount: 0,
    };
  }

  async #variables(tenantId: TenantId, tags: readonly string[]) {
    const packs = packsOfAny(await this.#storePacks.ofTenant(tenantId), tags);
    return packs.flatMap((pack) => pack.variables);
  }
}
