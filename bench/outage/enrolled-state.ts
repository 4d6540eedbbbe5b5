import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assignmentSchema } from '@sightline/spec';
import type { BenchHost } from '../shared/fleet.ts';

/** A state directory of an agent. */
export interface EnrolledState {
  readonly stateDir: string;
  readonly remove: () => void;
}

/** The state of an agent as it is after an enrollment and a first answer of the API. Throws when the API refuses. */
export async function enrolledState(apiUrl: string, host: BenchHost): Promise<EnrolledState> {
  const answer = await fetch(`${apiUrl}/v1/agent/assignment`, { headers: { authorization: `Bearer ${host.hostKey}` } });
  if (!answer.ok) throw new Error(`the assignment: ${answer.status} ${await answer.text()}`);
  const assignment = assignmentSchema.parse(await answer.json());
  const stateDir = mkdtempSync(join(tmpdir(), 'sightline-outage-'));
  const agent = {
    version: 1,
    apiUrl,
    hostId: host.hostId,
    hostKey: host.hostKey,
    hostname: 'boh',
    role: 'boh',
    storeName: 'Bench',
    enrolledAt: new Date().toISOString(),
    nextSeq: 1,
    resolver: null,
    ca: null,
  };
  writeFileSync(join(stateDir, 'agent.json'), JSON.stringify(agent));
  writeFileSync(join(stateDir, 'assignment.json'), JSON.stringify({ etag: null, assignment }));
  return {
    stateDir,
    remove: () => {
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
