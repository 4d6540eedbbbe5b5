import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WORD_EXCEPTIONS, type WordException } from './exceptions.ts';
import { findPhrases } from './find-phrases.ts';
import { readSentences, type Sentence } from './measure-sentences.ts';

const SENTENCE_WORDS_MAX = 40;
const MEAN_WORDS_MAX = 18;

/** The prose that people read, and the sources whose copy, docstrings and comments they read. */
const CHECKED = [
  ...['docs/**/*.md', 'deploy/**/*.md', 'prisma/*.md', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'],
  ...['apps/*/src/**/*.ts', 'apps/*/src/**/*.tsx', 'packages/*/src/**/*.ts'],
];
const MEASURED = /^docs\/.*[.]md$/;

/** A thing to reword. */
export interface WordFinding {
  readonly kind: 'phrase' | 'sentence' | 'mean' | 'exception';
  readonly file: string;
  readonly line: number;
  /** What it is, as a sentence for whoever rewords it. */
  readonly text: string;
}

export interface WordReport {
  readonly findings: readonly WordFinding[];
  readonly phraseCount: number;
  /** Sentences of docs/ that are too long. */
  readonly longCount: number;
  /** Words per sentence over all prose of docs/, tables left out. */
  readonly meanWords: number;
}

/** Checks the words of a checkout: banned phrases everywhere, and the length of sentences in docs/. */
export async function checkWords(root: string): Promise<WordReport> {
  const files = await Promise.all((await listFiles(root)).map((file) => checkFile(root, file)));
  const found = files.flatMap((file) => file.findings);
  const findings = [
    ...found.filter((finding) => !WORD_EXCEPTIONS.some((exception) => covers(exception, finding))),
    ...WORD_EXCEPTIONS.filter((exception) => !found.some((finding) => covers(exception, finding))).map(describeUnused),
  ];
  const count = (kind: WordFinding['kind']): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    findings,
    phraseCount: count('phrase'),
    longCount: count('sentence'),
    meanWords: meanOf(files.flatMap(({ sentences }) => sentences)),
  };
}

/** The counts of a report in one line. */
export function formatWordCounts({ phraseCount, longCount, meanWords }: WordReport): string {
  const docs = `docs ${meanWords.toFixed(1)} words a sentence, ${String(longCount)} over ${String(SENTENCE_WORDS_MAX)}`;
  return `${docs}; ${String(phraseCount)} banned phrases`;
}

/** One line for each finding: `docs/agent.md:12 ...`. */
export function formatFindings({ findings }: WordReport): string {
  return findings.map(({ file, line, text }) => `${file}:${String(line)} ${text}\n`).join('');
}

async function listFiles(root: string): Promise<string[]> {
  const patterns = CHECKED.map((pattern) => `:(glob)${pattern}`);
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-z', '--', ...patterns], { cwd: root });
  return stdout.split('\0').filter((file) => file !== '');
}

interface CheckedFile {
  readonly findings: readonly WordFinding[];
  readonly sentences: readonly Sentence[];
}

async function checkFile(root: string, file: string): Promise<CheckedFile> {
  // A file that was removed and is not committed yet has no words.
  const text = await readFile(join(root, file), 'utf8').catch(() => '');
  const phrases = findPhrases(text).map(({ line, phrase, instead }) => ({
    ...{ kind: 'phrase' as const, file, line },
    text: `"${phrase}": ${instead}`,
  }));
  const sentences = MEASURED.test(file) ? readSentences(text) : [];
  return { findings: [...phrases, ...judgeSentences(file, sentences)], sentences };
}

function judgeSentences(file: string, sentences: readonly Sentence[]): WordFinding[] {
  const findings: WordFinding[] = sentences
    .filter(({ wordCount }) => wordCount > SENTENCE_WORDS_MAX)
    .map(({ line, wordCount, text }) => ({
      ...{ kind: 'sentence', file, line },
      text: `a sentence of ${String(wordCount)} words: ${text}`,
    }));
  const mean = meanOf(sentences);
  if (mean >= MEAN_WORDS_MAX) {
    const text = `${mean.toFixed(1)} words a sentence; the limit is ${String(MEAN_WORDS_MAX)}`;
    findings.push({ kind: 'mean', file, line: 1, text });
  }
  return findings;
}

function meanOf(sentences: readonly Sentence[]): number {
  const prose = sentences.filter(({ isInTable }) => !isInTable);
  return prose.length === 0 ? 0 : prose.reduce((sum, { wordCount }) => sum + wordCount, 0) / prose.length;
}

function covers(exception: WordException, { file, text }: WordFinding): boolean {
  return exception.file === file && text.includes(exception.text ?? '');
}

function describeUnused({ file, text }: WordException): WordFinding {
  return { kind: 'exception', file, line: 1, text: `an exception that nothing needs: ${text ?? 'the whole file'}` };
}
