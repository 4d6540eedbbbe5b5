import { z } from 'zod';
import { readJsonFile, replaceFile } from './atomic-file.ts';

const statusSchema = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  pid: z.int(),
  assignmentRevision: z.int().nullable(),
  clockOffsetMs: z.int().nullable(),
  lastReport: z.object({ seq: z.int(), at: z.iso.datetime(), acceptedAt: z.iso.datetime().nullable() }).nullable(),
  /** Why the API does not accept reports right now; null if it does. */
  trouble: z.string().nullable(),
  troubleSince: z.iso.datetime().nullable().default(null),
  /** The address of the technician page; null if it is off. */
  pageUrl: z.string().nullable().default(null),
  spool: z.object({ reports: z.int(), bytes: z.int(), bytesMax: z.int(), inMemory: z.int() }),
  dropped: z.object({ reports: z.int(), results: z.int() }),
  checks: z.array(
    z.object({
      no: z.int(),
      title: z.string(),
      target: z.string(),
      /** The target's host; null for a target inside the store. */
      host: z.string().nullable().default(null),
      outcome: z.enum(['pass', 'degraded', 'fail']).nullable(),
      failure: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      since: z.iso.datetime().nullable(),
      explanation: z.string(),
      fix: z.string(),
      hints: z.array(z.string()).default([]),
    }),
  ),
});

/** What a running agent writes for `sightline-agent status`. */
export type AgentStatus = z.infer<typeof statusSchema>;

/** Returns the status last written; null if there is none or it cannot be read. */
export function readStatusFile(path: string): AgentStatus | null {
  const content = readJsonFile(path, statusSchema);
  return content.kind === 'read' ? content.value : null;
}

export function writeStatusFile(path: string, status: AgentStatus): void {
  replaceFile(path, `${JSON.stringify(status)}\n`, { durable: false });
}
