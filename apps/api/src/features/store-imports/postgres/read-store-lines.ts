import { profileValuesSchema } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { StoreLine } from '../domain/store-csv.ts';

const COLUMNS = { number: true, name: true, address: true, timeZone: true, tags: true, ownProfile: true } as const;

/** Reads the stores of a tenant with some numbers, or all, by number; at most `countMax`. */
export async function readStoreLines(
  transaction: TenantTransaction,
  tenantId: string,
  { numbers, countMax }: { readonly numbers: readonly string[] | 'all'; readonly countMax: number },
): Promise<StoreLine[]> {
  const rows = await transaction.store.findMany({
    where: { tenantId, ...(numbers === 'all' ? {} : { number: { in: [...numbers] } }) },
    select: COLUMNS,
    orderBy: { number: 'asc' },
    take: countMax,
  });
  return rows.map(({ ownProfile, ...line }) => ({ ...line, own: profileValuesSchema.parse(ownProfile) }));
}
