import { type AgentlessHost, addAgentlessHost } from '@sightline/spec';
import { schemaErrors } from '../../../shared/forms/form-errors.ts';

/** The form for a host without an agent, as filled in. */
export type AgentlessHostDraft = Pick<AgentlessHost, 'name' | 'role' | 'address'>;

export const EMPTY_AGENTLESS_HOST: AgentlessHostDraft = { name: '', role: 'terminal', address: '' };

/** Returns the host to add. */
export function agentlessHostBody({ name, role, address }: AgentlessHostDraft): AgentlessHostDraft {
  return { name: name.trim(), role, address: address.trim() };
}

const bodyErrors = schemaErrors(addAgentlessHost.body, {
  name: 'Enter a name.',
  role: 'Choose a role.',
  address: 'Enter an IP address such as 192.168.7.22.',
});

/** Returns what the API would refuse, by field; empty when the host can be added. */
export function agentlessHostErrors(draft: AgentlessHostDraft): Record<string, string> {
  return bodyErrors(agentlessHostBody(draft));
}
