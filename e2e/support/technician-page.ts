import type { AgentPart } from '../../scripts/stack/agent-parts.ts';
import { waitUntil } from '../../scripts/stack/wait-until.ts';

const WAIT_MS_MAX = 60_000;

/** Where the technician's page of an agent is. Throws when it comes to none. */
export function pageOf(agent: AgentPart): Promise<string> {
  return waitUntil(
    async () => {
      const value = await agent.pageUrl();
      return value === null ? { kind: 'missing', what: "the technician's page" } : { kind: 'there', value };
    },
    { timeoutMs: WAIT_MS_MAX },
  );
}
