import { addMachine, type Machine } from '@sightline/spec';

/** The form as it is filled in. */
export interface MachineDraft {
  readonly name: string;
  readonly role: Machine['role'];
  readonly address: string;
}

export const EMPTY_DRAFT: MachineDraft = { name: '', role: 'terminal', address: '' };

export type MachineFaults = Readonly<Partial<Record<keyof MachineDraft, string>>>;

const FAULT: Readonly<Record<keyof MachineDraft, string>> = {
  name: 'It needs a name to be known by.',
  role: 'Choose what it is.',
  address: 'Not an address: write it like 192.168.7.22.',
};

/** What the API would refuse of a draft, in words; empty when it can be sent. */
export function faultsOf(draft: MachineDraft): MachineFaults {
  const parsed = addMachine.body.safeParse({ ...draft, address: draft.address.trim() });
  if (parsed.success) return {};
  const fields = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    ...(fields.has('name') ? { name: FAULT.name } : {}),
    ...(fields.has('role') ? { role: FAULT.role } : {}),
    ...(fields.has('address') ? { address: FAULT.address } : {}),
  };
}
