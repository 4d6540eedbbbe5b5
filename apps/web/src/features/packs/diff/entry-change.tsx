import type { Entry } from '@sightline/spec';
import { IconArrowRight, IconCalendarX, IconMinus, IconPencil, IconPlus, IconTextSize } from '@tabler/icons-react';
import { Breakable } from '../../../shared/ui/breakable.tsx';
import { entryFacts, type FactChange } from '../entry-facts.ts';
import classes from './diff.module.css';

const ICON = {
  added: IconPlus,
  removed: IconMinus,
  changed: IconPencil,
  deprecated: IconCalendarX,
  reworded: IconTextSize,
  stands: null,
} as const;

interface EntryChangeProps {
  readonly kind: keyof typeof ICON;
  readonly entry: Entry;
  /** The entry before the change, if it existed. */
  readonly before?: Entry;
  /** What differs; without it, all facts are shown. */
  readonly facts?: readonly FactChange[];
  readonly text?: string;
}

/** Shows an entry of a change order: what it allows, or what changed. */
export function EntryChange({ kind, entry, before, facts, text }: EntryChangeProps) {
  const Icon = ICON[kind];
  return (
    <li className={classes.change} data-kind={kind}>
      {Icon !== null && (
        <span className={classes.changeIcon}>
          <Icon size={15} aria-hidden />
        </span>
      )}
      <div className={classes.changeBody}>
        <h4 className={classes.changeTitle}>
          {before !== undefined && before.title !== entry.title && (
            <>
              <s>{before.title}</s> <IconArrowRight size={14} aria-label="renamed to" />{' '}
            </>
          )}
          {entry.title}
          {!entry.required && <span className={classes.optional}>Optional</span>}
        </h4>
        {text !== undefined && <p className={classes.changeText}>{text}</p>}
        {facts !== undefined && <FactChanges facts={facts} />}
        {facts === undefined && kind !== 'reworded' && <Facts entry={entry} />}
        {kind === 'added' && entry.breaks !== undefined && (
          <p className={classes.changeText}>Without it: {entry.breaks}</p>
        )}
      </div>
    </li>
  );
}

function Facts({ entry }: { readonly entry: Entry }) {
  const shown = entryFacts(entry).filter(({ label }) => label !== 'Required' && label !== 'Deprecated');
  return (
    <dl className={classes.facts}>
      {shown.map(({ label, values }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            <Breakable text={values.join(', ')} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FactChanges({ facts }: { readonly facts: readonly FactChange[] }) {
  return (
    <dl className={classes.facts} data-changes>
      {facts.map(({ label, before, after }) => (
        <div key={label} className={classes.factChange}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.was}>
              {before === null ? 'Not stated' : <Breakable text={before.join(', ')} />}
            </span>
            <IconArrowRight size={14} aria-label="becomes" />
            <span className={classes.becomes}>
              {after === null ? 'Not stated' : <Breakable text={after.join(', ')} />}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
