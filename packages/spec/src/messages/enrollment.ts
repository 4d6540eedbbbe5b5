import { z } from 'zod';
import { hostIdSchema, hostRoleSchema } from '../ids.ts';

/** `POST /v1/agent/enroll`: a machine asks to become a host of the token's store. */
export const enrollmentRequestSchema = z.object({
  version: z.literal(1),
  token: z.string().min(16).max(200),
  hostname: z.string().min(1).max(253),
  role: hostRoleSchema,
  agentVersion: z.string().min(1).max(64),
  platform: z.string().min(1).max(64),
});
export type EnrollmentRequest = z.infer<typeof enrollmentRequestSchema>;

/**
 * The answer to an enrollment. `hostKey` is shown only once; later calls carry `Authorization: Bearer <hostKey>`.
 * The same hostname in the same store is the same host, with a new key; it continues numbering at `nextSeq`.
 */
export const enrollmentResponseSchema = z.object({
  version: z.literal(1),
  hostId: hostIdSchema,
  hostKey: z.string().min(1).max(200),
  nextSeq: z.int().min(1),
  storeName: z.string().max(200),
  serverTime: z.iso.datetime(),
});
export type EnrollmentResponse = z.infer<typeof enrollmentResponseSchema>;
