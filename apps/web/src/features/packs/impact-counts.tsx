import type { ImpactCounts as Counts } from '@sightline/spec';
import { StateIcon } from '../../shared/state/state-icon.tsx';
import classes from './packs.module.css';

const PARTS = [
  { kind: 'pass', state: 'pass', word: 'pass already' },
  { kind: 'fail', state: 'blocked', word: 'fail now' },
  { kind: 'unknown', state: 'unverified', word: 'not known' },
] as const;

interface ImpactCountsProps {
  readonly counts: Counts;
  readonly size: 'sm' | 'lg';
}

/** Three numbers of stores: what passes, what fails, and what nobody knows. */
export function ImpactCounts({ counts, size }: ImpactCountsProps) {
  return (
    <ul className={classes.counts} data-size={size}>
      {PARTS.map(({ kind, state, word }) => (
        <li key={kind} data-state={state} data-none={counts[kind] === 0}>
          <StateIcon state={state} size={size === 'lg' ? 18 : 14} />
          <b>{counts[kind].toLocaleString('en')}</b> <span>{word}</span>
        </li>
      ))}
    </ul>
  );
}
