import { z } from 'zod';
import { tenantIdSchema } from '../ids.ts';
import { route } from './route.ts';

export const meSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  tenants: z.array(z.object({ id: tenantIdSchema, name: z.string(), slug: z.string(), role: z.string() })).max(1_000),
});
export type Me = z.infer<typeof meSchema>;

export const getMe = route({
  operationId: 'getMe',
  method: 'GET',
  path: '/v1/me',
  summary: 'Who is signed in, and the tenants they belong to',
  response: meSchema,
});
