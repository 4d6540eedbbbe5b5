import { type AgentlessHost, addAgentlessHost } from '@sightline/spec';

/** The form as it is filled in. */
export interface AgentlessHostDraft {
  readonly name: string;
  readonly role: AgentlessHost['role'];
  readonly address: string;
}

export const EMPTY_DRAFT: AgentlessHostDraft = { name: '', role: 'terminal', address: '' };

export type AgentlessHostFaults = Readonly<Partial<Record<keyof AgentlessHostDraft, string>>>;

const FAULT: Readonly<Record<keyof AgentlessHostDraft, string>> = {
  name: 'It needs a name to be known by.',
  role: 'Choose what it is.',
  address: 'Not an address: write it like 192.168.7.22.',
};

/** What the API would refuse of a draft, in words; empty when it can be sent. */
export function faultsOf(draft: AgentlessHostDraft): AgentlessHostFaults {
  const parsed = addAgentlessHost.body.safeParse({ ...draft, address: draft.address.trim() });
  if (parsed.success) return {};
  const fields = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    ...(fields.has('name') ? { name: FAULT.name } : {}),
    ...(fields.has('role') ? { role: FAULT.role } : {}),
    ...(fields.has('address') ? { address: FAULT.address } : {}),
  };
}
