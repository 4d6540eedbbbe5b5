import { z } from 'zod';

/**
 * Every code with which the API refuses a caller, `area.reason`. Stable once released; docs/errors.md explains each.
 */
export const ERROR_CODES = [
  'request.malformed',
  'request.invalid',
  'request.too_large',
  'request.unsupported_media',
  'request.not_found',
  'request.rate_limited',
  'server.internal',
  'server.unavailable',
  'auth.required',
  'auth.host_key_invalid',
  'auth.token_invalid',
  'auth.token_expired',
  'auth.token_used_up',
  'report.version_unsupported',
  'report.unknown_check',
  'report.future_dated',
  'report.backlog_full',
  'store.number_taken',
  'store.profile_invalid',
  'agentless_host.address_not_local',
  'agentless_host.name_taken',
  'agentless_host.too_many',
  'profile.invalid',
  'profile.stores_incomplete',
  'import.not_ready',
  'import.has_bad_rows',
  'import.busy',
  'channel.invalid',
  'export.too_many_kinds',
  'rollout.version_unknown',
  'rollout.not_newer',
  'rollout.state_conflict',
  'pack.already_adopted',
  'pack.tag_unknown',
  'pack.incomparable',
  'custom_entry.invalid',
  'custom_pack.too_many',
  'feed.empty',
  'feed.too_many',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The body of every refusal, `application/problem+json` (RFC 9457), with our stable `code`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  /** Where the input is wrong, one line per fault. */
  faults: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .max(50)
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
