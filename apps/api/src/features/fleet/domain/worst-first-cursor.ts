import { storeIdSchema } from '@sightline/spec';
import { z } from 'zod';

const cursorSchema = z
  .string()
  .transform((text) => text.split('.'))
  .pipe(z.tuple([z.string().regex(/^\d$/).transform(Number), z.string().regex(/^\d{1,18}$/), storeIdSchema]))
  .transform(([rank, sinceUs, storeId]) => ({ rank, sinceUs, storeId }));

type Cursor = z.output<typeof cursorSchema>;

/** A cursor as text, for example `1.1795550000000000.<storeId>`. */
export function cursorText({ rank, sinceUs, storeId }: Cursor): string {
  return `${rank}.${sinceUs}.${storeId}`;
}

/** Reads what `cursorText` wrote; null for anything else. */
export function cursorOf(text: string): Cursor | null {
  return cursorSchema.safeParse(text).data ?? null;
}
