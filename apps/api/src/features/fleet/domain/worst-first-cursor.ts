import { type StoreId, storeIdSchema } from '@sightline/spec';
import { z } from 'zod';

/** Where the next page of stores, worst first, begins. */
export interface WorstFirstCursor {
  readonly rank: number;
  /** In µs since the epoch, the precision of Postgres. */
  readonly sinceUs: string;
  readonly storeId: StoreId;
}

const cursorSchema = z
  .string()
  .transform((text) => text.split('.'))
  .pipe(z.tuple([z.string().regex(/^\d$/).transform(Number), z.string().regex(/^\d{1,18}$/), storeIdSchema]))
  .transform(([rank, sinceUs, storeId]): WorstFirstCursor => ({ rank, sinceUs, storeId }));

/** Writes a cursor as text, for example `1.1795550000000000.<storeId>`. */
export function cursorText({ rank, sinceUs, storeId }: WorstFirstCursor): string {
  return `${rank}.${sinceUs}.${storeId}`;
}

/** Reads what `cursorText` wrote; returns null for anything else. */
export function cursorOf(text: string): WorstFirstCursor | null {
  return cursorSchema.safeParse(text).data ?? null;
}
