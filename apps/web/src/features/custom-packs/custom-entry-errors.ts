import { type CustomEntryDraft, customEntryDraftSchema } from '@sightline/spec';
import { problemErrors, schemaErrors } from '../../shared/forms/form-errors.ts';

/** What is wrong, by field of the form. */
type CustomEntryErrors = Partial<Record<keyof CustomEntryDraft, string>>;

/** The form's field for each column of a table of entries. */
const FIELD_OF_COLUMN: Readonly<Record<string, keyof CustomEntryDraft>> = {
  title: 'title',
  destination: 'destination',
  protocol: 'protocol',
  ports: 'ports',
  direction: 'direction',
  source_role: 'roles',
};

/** Returns what is missing, by field. Whether a destination and its ports make sense is for the API to say. */
export const draftErrors: (draft: CustomEntryDraft) => CustomEntryErrors = schemaErrors(customEntryDraftSchema, {
  title: 'Enter a title.',
  destination: 'Enter a destination.',
  roles: 'Choose at least one.',
});

/** Returns what the API refused, by field; empty where it refused for another reason. */
export function refusalErrors(error: Error): CustomEntryErrors {
  return Object.fromEntries(
    Object.entries(problemErrors(error)).flatMap(([path, message]) => {
      const field = FIELD_OF_COLUMN[path.split('.')[1] ?? ''];
      return field === undefined ? [] : [[field, message]];
    }),
  );
}
