import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** One sentence of a document. */
export interface Sentence {
  /** The line on which its paragraph begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** Code between backticks and a bare URL are one word each. */
  readonly wordCount: number;
  /** Cells hold facts, not prose: they have a limit, but do not count in a mean. */
  readonly isInTable: boolean;
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORD = /[^\s]*[\p{L}\p{N}][^\s]*/gu;
/** Abbreviations after which a sentence goes on; the segmenter takes their period for its end. */
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|approx|no)\.\s*$/i;

/** Reads the sentences of a Markdown document: its paragraphs, list items and table cells; no headings and no code blocks. */
export function readSentences(markdown: string): readonly Sentence[] {
  const root: Root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return sentencesUnder(root, false);
}

function sentencesUnder(node: Nodes, isInTable: boolean): Sentence[] {
  switch (node.type) {
    case 'paragraph':
    case 'tableCell': {
      const line = node.position?.start.line ?? 0;
      return splitSentences(textOf(node)).map((text) => ({ line, text, wordCount: countWords(text), isInTable }));
    }
    case 'heading':
      return [];
    default:
      return 'children' in node
        ? node.children.flatMap((child) => sentencesUnder(child, isInTable || node.type === 'table'))
        : [];
  }
}

/** The text that a reader sees; code stands for one word, whatever it holds. */
function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      // In capitals, so that a sentence may begin with it.
      return node.value.replaceAll(/[\s.?!]/g, '_').toUpperCase();
    case 'break':
      return ' ';
    default:
      return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}

function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of SEGMENTER.segment(text.replaceAll(/[ \t\n]+/g, ' '))) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    sentences.push(open.trim());
    open = '';
  }
  sentences.push(open.trim());
  return sentences.filter((sentence) => countWords(sentence) > 0);
}

function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
