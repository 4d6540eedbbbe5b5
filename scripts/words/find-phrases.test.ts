import { describe, expect, it } from 'vitest';
import { BANNED_PHRASES } from './banned-phrases.ts';
import { findPhrases } from './find-phrases.ts';

const phrasesIn = (text: string): string[] => findPhrases(text).map(({ phrase }) => phrase);

describe('findPhrases', () => {
  it.each([
    ['The hosts are planned anew.', 'anew'],
    ['Names apart by commas', 'apart by'],
    ['It is told of every change.', 'is told of'],
    ['A store is no host.', 'is no host'],
    ['the licence of the enrolment', 'licence', 'enrolment'],
    ['A machine without an agent', 'machine without an agent'],
    ['It could not be had for ever.', 'could not be had', 'for ever'],
  ])('finds what is banned in %j', (text, ...expected) => {
    expect(phrasesIn(text).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    'There is no host here, and there are no checks.',
    'The rollout is no longer halted.',
    'enrollment, enroll, forever, license, analyses, gray',
    'renew and sinew',
    'their own listing',
  ])('leaves %j alone', (text) => {
    expect(phrasesIn(text)).toEqual([]);
  });

  it('finds a phrase that the end of a line divides, in prose and in a comment, and tells where it begins', () => {
    expect(findPhrases('One.\nIt goes over\nto another.\n')).toMatchObject([{ line: 2, phrase: 'goes over to' }]);
    expect(findPhrases('/**\n * A machine\n   * without an agent.\n */')).toMatchObject([{ line: 2 }]);
    expect(findPhrases('// it is taken\n    // in by another')).toMatchObject([{ line: 1, phrase: 'taken in by' }]);
  });

  it('does not join what a blank line divides', () => {
    expect(phrasesIn('It was apart\n\nby chance')).toEqual([]);
  });

  it('knows something better for every phrase', () => {
    expect(BANNED_PHRASES.filter(({ instead }) => instead === '')).toEqual([]);
  });
});
