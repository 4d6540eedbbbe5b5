import { channelConfigSchema, createStore, packSchema } from '@sightline/spec';
import { z } from 'zod';

/** The document that `seed` reads from standard input. Each item has a natural key: slug, email, number or name. */
export const seedDocumentSchema = z.strictObject({
  /** Pack versions for all tenants; existing versions are left unchanged. */
  packs: z.array(packSchema).max(100).default([]),
  tenants: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
        isControl: z.boolean().default(false),
        users: z
          .array(
            z.strictObject({
              name: z.string().min(1),
              email: z.email(),
              password: z.string().min(10),
              role: z.enum(['owner', 'admin', 'member']),
            }),
          )
          .max(1_000)
          .default([]),
        stores: z.array(createStore.body).max(20_000).default([]),
        channels: z
          .array(z.strictObject({ name: z.string().min(1).max(100), config: channelConfigSchema }))
          .max(100)
          .default([]),
      }),
    )
    .max(100),
});
export type SeedDocument = z.infer<typeof seedDocumentSchema>;

/** The output of `seed`: the ids of everything in the document, in its order, and a token to enroll hosts with. */
export interface SeedResult {
  readonly tenants: readonly {
    readonly slug: string;
    readonly id: string;
    readonly users: readonly { readonly id: string; readonly email: string }[];
    readonly stores: readonly { readonly number: string; readonly id: string; readonly token: string }[];
    readonly channels: readonly { readonly name: string; readonly id: string }[];
  }[];
}
