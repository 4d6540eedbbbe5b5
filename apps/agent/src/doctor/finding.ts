/** What the doctor checks, in the order in which one depends on the other. */
export const SUBJECTS = [
  'state',
  'enrollment',
  'agent',
  'resolver',
  'connection',
  'certificate',
  'service',
  'proxy',
  'clock',
  'key',
  'spool',
] as const;
export type DoctorSubject = (typeof SUBJECTS)[number];

/** What was found about one subject, as in the `sightline.doctor.v1` document. */
export type Finding = { readonly subject: DoctorSubject; readonly text: string } & (
  | { readonly kind: 'ok' }
  /** Nothing is lost, but someone should know. */
  | { readonly kind: 'note' }
  /** `fix` is the first thing to do. */
  | { readonly kind: 'problem'; readonly fix: string }
  /** Unknown until something else works. */
  | { readonly kind: 'unknown' }
);

export const ok = (subject: DoctorSubject, text: string): Finding => ({ kind: 'ok', subject, text });
export const note = (subject: DoctorSubject, text: string): Finding => ({ kind: 'note', subject, text });
export const problem = (subject: DoctorSubject, text: string, fix: string): Finding => ({
  kind: 'problem',
  subject,
  text,
  fix,
});
export const unknown = (subject: DoctorSubject, text: string): Finding => ({ kind: 'unknown', subject, text });
