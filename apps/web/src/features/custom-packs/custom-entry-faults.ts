import { type CustomEntryDraft } from '@sightline/spec';
import { readCustomEntry } from '@sightline/allowlist';
import { ApiProblem } from '../../shared/api/api-problem.ts';

/** A field of the form and what is wrong in it. */
export type CustomEntryFaults = Readonly<Partial<Record<keyof CustomEntryDraft, string>>>;

/** The columns of the table whose names are not those of the form's fields. */
const FIELD_OF_COLUMN: Readonly<Record<string, keyof CustomEntryDraft>> = {
  title: 'title',
  destination: 'destination',
  protocol: 'protocol',
  ports: 'ports',
  direction: 'direction',
  source_role: 'roles',
};

/** What is wrong in a draft, by field, as the API would say it. */
export function draftFaults(draft: CustomEntryDraft): CustomEntryFaults {
  if (draft.title.trim() === '') return { title: 'Say what it is' };
  if (draft.destination.trim() === '') return { destination: 'Say where it leads' };
  if (draft.roles.length === 0) return { roles: 'Choose at least one' };
  const reading = readCustomEntry(draft, { id: 'draft', place: 1 });
  return reading.kind === 'entry' ? {} : byField(reading.faults.map(({ column, message }) => [column, message]));
}

/** What the API found wrong, by field; none where it refused for another reason. */
export function faultsOfRefusal(error: Error): CustomEntryFaults {
  if (!(error instanceof ApiProblem) || error.failure.kind !== 'refused') return {};
  const faults = error.failure.problem.faults ?? [];
  return byField(faults.map(({ path, message }) => [path.split('.')[2] ?? '', message]));
}

function byField(faults: readonly (readonly [string, string])[]): CustomEntryFaults {
  return Object.fromEntries(
    faults.flatMap(([column, message]) => {
      const field = FIELD_OF_COLUMN[column];
      return field === undefined ? [] : [[field, message]];
    }),
  );
}
