import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hostIdSchema, hostRoleSchema } from '@sightline/spec';
import { z } from 'zod';
import { readJsonFile, replaceFile } from './atomic-file.ts';

const agentFileSchema = z.object({
  version: z.literal(1),
  apiUrl: z.url(),
  hostId: hostIdSchema,
  hostKey: z.string().min(1),
  hostname: z.string(),
  role: hostRoleSchema,
  storeName: z.string(),
  enrolledAt: z.iso.datetime(),
  /** The first seq that the API allows this enrollment. */
  nextSeq: z.int().min(1),
  /** `ip:port` of the name server to ask; null for the host's own. */
  resolver: z.string().nullable(),
  /** Extra authorities as PEM text; stored here so that the file passed to `enroll` can be deleted. */
  ca: z.string().nullable(),
  /** As `--proxy` accepts it; absent means `auto`. May contain a login. */
  proxy: z.string().max(2_048).optional(),
  /** The folder that Windows programs see as drive C under Wine; absent if there is none. */
  driveC: z.string().max(1_024).optional(),
});

/** What enrollment gave this host, and how it reaches the network. Secret: contains the host key. */
export type AgentFile = z.infer<typeof agentFileSchema>;

/** Reads agent.json; null if this state directory is not enrolled. Throws a one-line error if the file is damaged. */
export function readAgentFile(path: string): AgentFile | null {
  const content = readJsonFile(path, agentFileSchema);
  switch (content.kind) {
    case 'read':
      return content.value;
    case 'absent':
      return null;
    case 'unreadable':
      throw new Error(`${content.reason}; enroll this machine again`);
  }
}

/** Writes agent.json as the folder's owner, which is the service user if root enrolls again. Throws on disk errors. */
export function writeAgentFile(path: string, agent: AgentFile): void {
  replaceFile(path, `${JSON.stringify(agent, null, 2)}\n`, { mode: 0o600, durable: true });
  const { uid, gid } = statSync(dirname(path));
  if (process.getuid?.() === 0 && uid !== 0) chownSync(path, uid, gid);
}
