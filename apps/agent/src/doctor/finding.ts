/** What the doctor looks at, in the order in which one thing needs the other. */
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
export type Subject = (typeof SUBJECTS)[number];

/** What was found about one subject; `says` and `first` are plain sentences. */
export type Finding = { readonly subject: Subject; readonly says: string } & (
  | { readonly kind: 'well' }
  /** Nothing is lost by it now, but somebody should know. */
  | { readonly kind: 'odd' }
  /** `first` is what to do first. */
  | { readonly kind: 'wrong'; readonly first: string }
  /** Cannot be told before something else works. */
  | { readonly kind: 'untold' }
);

export const well = (subject: Subject, says: string): Finding => ({ kind: 'well', subject, says });
export const odd = (subject: Subject, says: string): Finding => ({ kind: 'odd', subject, says });
export const wrong = (subject: Subject, says: string, first: string): Finding => ({
  kind: 'wrong',
  subject,
  says,
  first,
});
export const untold = (subject: Subject, says: string): Finding => ({ kind: 'untold', subject, says });
