import { describe, expect, it } from 'vitest';
import { readSentences } from './measure-sentences.ts';

const countsIn = (markdown: string): number[] => readSentences(markdown).map(({ wordCount }) => wordCount);

describe('readSentences', () => {
  it('splits paragraphs and list items into sentences, and knows their lines', () => {
    const sentences = readSentences('# A title\n\nOne two. Three four\nfive?\n\n- six\n- seven eight.\n');
    expect(sentences.map(({ line, wordCount }) => [line, wordCount])).toEqual([
      [3, 2],
      [3, 3],
      [6, 1],
      [7, 2],
    ]);
  });

  it('counts code and a link by what a reader sees', () => {
    expect(countsIn('Run `npm run demo -- --smoke. Now!` and read [the docs](https://a.example/b).')).toEqual([6]);
  });

  it('lets a sentence begin with code', () => {
    expect(countsIn('One two. `three` four.')).toEqual([2, 2]);
  });

  it('goes on after an abbreviation', () => {
    expect(countsIn('Use a region, e.g. Europe, here.')).toEqual([6]);
  });

  it('leaves out headings and blocks of code', () => {
    expect(countsIn('## Not a sentence\n\n```sh\nnpm test\n```\n')).toEqual([]);
  });

  it('tells the cells of a table from prose', () => {
    const sentences = readSentences('| a | b |\n|---|---|\n| one two | three |\n');
    expect(sentences.filter(({ isInTable }) => isInTable)).toHaveLength(4);
  });
});
