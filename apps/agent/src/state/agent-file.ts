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
  /** The first seq that the API lets this enrollment use. */
  nextSeq: z.int().min(1),
  /** `ip:port` of the name server to ask, null for the machine's own. */
  resolver: z.string().nullable(),
  /** PEM text of further authorities; kept here so that the file given to `enroll` may go away. */
  ca: z.string().nullable(),
  /** As `--proxy` takes it; absent: `auto`. May hold a login. */
  proxy: z.string().max(2_048).optional(),
  /** The folder that programs under Wine know as drive C; absent where there is none. */
  driveC: z.string().max(1_024).optional(),
});

/** What an enrollment gave this machine, and how it reaches the network. Secret: holds the host's key. */
export type AgentFile = z.infer<typeof agentFileSchema>;

/** Reads agent.json; null when this state directory was never enrolled. Throws with a clear line when it is damaged. */
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

/** Writes agent.json for the folder's owner, who is the service's user where root enrolls anew. Throws on disk errors. */
export function writeAgentFile(path: string, agent: AgentFile): void {
  replaceFile(path, `${JSON.stringify(agent, null, 2)}\n`, { mode: 0o600, durable: true });
  const { uid, gid } = statSync(dirname(path));
  if (process.getuid?.() === 0 && uid !== 0) chownSync(path, uid, gid);
}
