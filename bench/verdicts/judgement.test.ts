import { LOOPBACK_SCENARIOS } from '@sightline/lab';
import { describe, expect, it } from 'vitest';
import { disagreementsOf, misjudgementsOf, type PlayedJudgement, type Statements } from './judgement.ts';

const TELLING = {
  result: { outcome: 'fail', failure: 'connect.timeout' },
  explanation: 'No answer.',
  fix: 'Allow it.',
} as const;
const PASS = { result: { outcome: 'pass', failure: null }, explanation: '', fix: '' } as const;
const SHOWN = {
  state: 'blocked',
  reason: 'control_passes',
  failure: 'connect.timeout',
  explanation: 'No answer.',
  fix: 'Allow it.',
} as const;

function judgement(name: string, change: Partial<Statements> = {}): PlayedJudgement {
  const scenario = LOOPBACK_SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no ${name}`);
  const statements = { check: TELLING, agent: TELLING, control: PASS, console: SHOWN, couldReport: true, ...change };
  return { kind: 'played', scenario, statements };
}

describe('a judgement', () => {
  it('is right and consistent if every report matches the table', () => {
    expect(misjudgementsOf(judgement('loopback_silent'))).toEqual([]);
    expect(disagreementsOf(judgement('loopback_silent'))).toEqual([]);
  });

  it('is wrong if the state, or only its reason, differs', () => {
    const console = { ...SHOWN, reason: 'other_stores_pass' };
    expect(misjudgementsOf(judgement('loopback_silent', { console }))).toEqual([
      'the verdict: blocked (other_stores_pass), expected blocked (control_passes)',
    ]);
  });

  it('is inconsistent if one word differs', () => {
    const console = { ...SHOWN, fix: 'Allow it all.' };
    expect(disagreementsOf(judgement('loopback_silent', { console }))).toEqual([
      'fix: the console says "Allow it all.", the agent "Allow it."',
    ]);
  });

  it('expects no claim from the console about a target of a store that is cut off', () => {
    const silent = { ...SHOWN, failure: null, explanation: '', fix: '' };
    expect(disagreementsOf(judgement('loopback_line_cut', { couldReport: false, console: silent }))).toEqual([]);
    expect(disagreementsOf(judgement('loopback_line_cut', { couldReport: false }))).toHaveLength(3);
  });

  it('is wrong if a store reports that must not be able to', () => {
    expect(misjudgementsOf(judgement('loopback_line_cut'))).toContain('reports while it held: true, expected false');
  });
});
