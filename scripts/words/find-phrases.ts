import { BANNED_PHRASES, type BannedPhrase } from './banned-phrases.ts';

/** A banned phrase where it stands. */
export interface FoundPhrase {
  /** Counts from 1. */
  readonly line: number;
  readonly phrase: string;
  readonly instead: string;
}

/** A line's end with the indent of the next line and what marks it: a comment's asterisk or slashes, a quote's angle. */
const LINE_BREAK = /[ \t]*\n[ \t]*(?:\*(?!\/)|\/\/+|>)?[ \t]*/g;

/** Finds banned phrases in a text, by line; also those that a line's end divides, within a comment as well. */
export function findPhrases(text: string, phrases: readonly BannedPhrase[] = BANNED_PHRASES): readonly FoundPhrase[] {
  // Keeps the line's end itself, which a phrase's blank matches, so that lines can still be counted.
  const unmarked = text.replaceAll(LINE_BREAK, '\n');
  return phrases
    .flatMap(({ pattern, instead }) =>
      [...unmarked.matchAll(pattern)].map((match) => ({
        line: unmarked.slice(0, match.index).split('\n').length,
        phrase: match[0].replaceAll('\n', ' '),
        instead,
      })),
    )
    .toSorted((a, b) => a.line - b.line);
}
