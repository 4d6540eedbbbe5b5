/** Text that stays as it is, each with the reason. Keep it to a handful. */
export interface WordException {
  /** The path of the file within the checkout. */
  readonly file: string;
  /** A part of the phrase or the sentence; all of the file's when it is left out. */
  readonly text?: string;
  readonly reason: string;
}

export const WORD_EXCEPTIONS: readonly WordException[] = [
  {
    file: 'CHANGELOG.md',
    text: 'Own entries',
    reason: 'Names the old title of the pack that is now "Custom entries".',
  },
];
