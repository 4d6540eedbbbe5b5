import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApps } from '../scripts/build-apps.ts';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { openBench } from './shared/open-bench.ts';
import { failureMatrix, renderMatrix, stateMatrix } from './verdicts/confusion-matrix.ts';
import { disagreementsOf, type Judgement, misjudgementsOf, type PlayedJudgement } from './verdicts/judgement.ts';
import { playAll } from './verdicts/play-all.ts';
import { renderPage } from './verdicts/render-page.ts';
import { judgeSameTimeout } from './verdicts/same-timeout.ts';
import { startVerdictApi } from './verdicts/start-verdict-api.ts';

const ROOT = join(import.meta.dirname, '..');
const AGENT = join(ROOT, 'apps', 'agent', 'dist', 'main.mjs');
const PAGE = join('docs', 'verdicts.md');

/**
 * Plays every scenario of the lab over the whole path, and compares what `check`, the running agent and the console report with
 * the table. Fails if one is misjudged or two of them disagree. With an argument, plays only scenarios with it in their names.
 */
export default async function benchVerdicts(script: Script): Promise<void> {
  const [, wanted = ''] = script.args;
  await buildApps(script.signal, ['agent']);
  const { services, pool } = await openBench(script);
  const verdictApi = await startVerdictApi(services, pool, script.onEnd);
  const { judgements, loopback } = await printStep('play every scenario, and have it judged', () =>
    playAll({ agentFile: AGENT, verdictApi, isWanted: (name) => name.includes(wanted), ...script }),
  );
  const played = judgements.filter(isPlayed);
  print(`\n${renderMatrix(stateMatrix(played))}\n\n${renderMatrix(failureMatrix(played))}\n`);
  const sameTimeout =
    wanted === ''
      ? await printStep('judge the same timeout by other evidence', () => judgeSameTimeout(verdictApi, loopback))
      : [];
  if (wanted === '') await writePage(judgements, renderPage(played, sameTimeout));
  const misjudged = played.filter((judgement) => misjudgementsOf(judgement).length > 0);
  const disagreeing = played.filter((judgement) => disagreementsOf(judgement).length > 0);
  print(`${played.length - misjudged.length} of ${played.length} scenarios judged as expected`);
  print(`${played.length - disagreeing.length} of ${played.length} read the same in check, running agent and console`);
  const wrong = new Set([...misjudged, ...disagreeing].map(({ scenario }) => scenario.name));
  for (const { state, expected } of sameTimeout) if (state !== expected) wrong.add(`a timeout that is ${expected}`);
  if (wrong.size > 0) throw new Error(`not as expected: ${[...wrong].join(', ')}`);
}

/** A page with missing scenarios would describe this machine, not the product. */
async function writePage(judgements: readonly Judgement[], page: string): Promise<void> {
  const missing = judgements.filter((judgement) => !isPlayed(judgement)).length;
  if (missing > 0) {
    print(`left ${PAGE} unchanged: ${missing} scenarios could not be played here`);
    return;
  }
  await writeFile(join(ROOT, PAGE), page);
  print(`wrote ${PAGE}`);
}

function isPlayed(judgement: Judgement): judgement is PlayedJudgement {
  return judgement.kind === 'played';
}
