import { z } from 'zod';

/** The platforms that the agent is released for, as Node names them: `process.platform-process.arch`. */
export const RELEASE_PLATFORMS = ['linux-x64', 'linux-arm64', 'win32-x64'] as const;
export type ReleasePlatform = (typeof RELEASE_PLATFORMS)[number];
export const releasePlatformSchema = z.enum(RELEASE_PLATFORMS);

/** `1.20.3`: exactly three numbers, so that the order is never in doubt. */
export const releaseVersionSchema = z
  .string()
  .max(32)
  .regex(/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/);

/** The largest an agent executable may be, in bytes. */
export const RELEASE_BYTES_MAX = 256 * 1024 * 1024;

/** The file beside a released executable: what it is, and the operator's Ed25519 signature (base64) over `releaseText`. */
export const releaseManifestSchema = z.object({
  schema: z.literal('sightline.release.v1'),
  version: releaseVersionSchema,
  platform: releasePlatformSchema,
  bytes: z.int().min(1).max(RELEASE_BYTES_MAX),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.base64().length(88),
});
export type ReleaseManifest = z.infer<typeof releaseManifestSchema>;

/** Returns the signed text: everything in a manifest but the signature. UTF-8, lines end in `\n`. */
export function releaseText(release: Omit<ReleaseManifest, 'signature'>): string {
  const { schema, version, platform, bytes, sha256 } = release;
  return `${schema}\nversion ${version}\nplatform ${platform}\nbytes ${bytes}\nsha256 ${sha256}\n`;
}

/** Returns the file name of a platform's executable: `sightline-agent-linux-x64`, `sightline-agent-win32-x64.exe`. */
export function releaseFileName(platform: ReleasePlatform): string {
  return `sightline-agent-${platform}${platform.startsWith('win32-') ? '.exe' : ''}`;
}

/** Compares two versions of `releaseVersionSchema`: below 0 when `a` is older, 0 when equal, above 0 when newer. */
export function compareVersions(a: string, b: string): number {
  const [ours, theirs] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (ours?.[part] ?? 0) - (theirs?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The result of an update on one host. `declined`: something else updates its agent, such as a container image. */
export const UPDATE_OUTCOMES = ['updated', 'rolled_back', 'refused', 'declined'] as const;
export type UpdateOutcome = (typeof UPDATE_OUTCOMES)[number];

/** Why. `reported` goes with `updated`, `not_self_updating` with `declined`. */
export const UPDATE_REASONS = [
  'reported',
  'crashed',
  'crash_loop',
  'never_reported',
  'cannot_start',
  'bad_signature',
  'wrong_file',
  'not_self_updating',
] as const;
export type UpdateReason = (typeof UPDATE_REASONS)[number];

export const updateEventSchema = z.object({
  release: releaseVersionSchema,
  /** The version that the host runs afterward. */
  running: releaseVersionSchema,
  outcome: z.enum(UPDATE_OUTCOMES),
  reason: z.enum(UPDATE_REASONS),
  /** By the agent's own clock. */
  at: z.iso.datetime(),
});
export type UpdateEvent = z.infer<typeof updateEventSchema>;

/** `POST /v1/agent/updates` -> 204: the results of offered versions on this host. Resent until accepted. */
export const updateReportSchema = z.object({
  version: z.literal(1),
  events: z.array(updateEventSchema).min(1).max(20),
});
export type UpdateReport = z.infer<typeof updateReportSchema>;

/** Part of a receipt: the version that this host should run. The manifest is at `/v1/agent/releases/<version>/<platform>`. */
export const releaseOfferSchema = z.object({ version: releaseVersionSchema });
