import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApps } from '../scripts/build-apps.ts';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { confusionMatrix, renderMatrix } from './verdicts/confusion-matrix.ts';
import { isAsExpected, type Judgement, labelOf, type PlayedJudgement } from './verdicts/judgement.ts';
import { playAll } from './verdicts/play-all.ts';
import { renderPage } from './verdicts/render-page.ts';

const ROOT = join(import.meta.dirname, '..');
const AGENT = join(ROOT, 'apps', 'agent', 'dist', 'main.mjs');
const PAGE = join('docs', 'verdicts.md');

/** What the built agent says of every scenario of the lab, against what the table expects. Fails when one is misjudged. */
export default async function benchVerdicts({ signal, onEnd }: Script): Promise<void> {
  await buildApps(signal, ['agent']);
  const judgements = await printStep('play every scenario', () => playAll({ agentFile: AGENT, signal, onEnd }));
  const played = judgements.filter(isPlayed);
  print(`\n${renderMatrix(confusionMatrix(played))}\n`);
  await writePage(judgements, played);
  const misjudged = played.filter((judgement) => !isAsExpected(judgement));
  for (const { scenario, played: said } of misjudged) {
    print(`misjudged: ${scenario.name}: ${labelOf(said.store)} at the store (expected ${labelOf(scenario.store)}), `);
    print(`  ${labelOf(said.control)} at the control (expected ${labelOf(scenario.control)})`);
  }
  print(`${played.length - misjudged.length} of ${played.length} scenarios judged as expected`);
  if (misjudged.length > 0) throw new Error(`${misjudged.length} of ${played.length} scenarios are misjudged`);
}

/** A page with scenarios missing would say something of this machine, not of the agent. */
async function writePage(judgements: readonly Judgement[], played: readonly PlayedJudgement[]): Promise<void> {
  const missing = judgements.length - played.length;
  if (missing > 0) {
    print(`${PAGE} is left as it is: ${missing} scenarios could not be played here`);
    return;
  }
  await writeFile(join(ROOT, PAGE), renderPage(played));
  print(`${PAGE} is written`);
}

function isPlayed(judgement: Judgement): judgement is PlayedJudgement {
  return judgement.kind === 'played';
}
