import type { ExportScope, FirewallExport } from '@sightline/spec';
import { ExportFile } from './export-file.tsx';
import classes from './exports.module.css';
import { LackingList } from './lacking-list.tsx';

interface ExportViewProps {
  readonly list: FirewallExport;
  readonly scope: ExportScope;
  /** True while this is the answer to an earlier choice. */
  readonly isAwaited: boolean;
}

/** An export: what it is for, what is missing from it, and its text. */
export function ExportView({ list, scope, isAwaited }: ExportViewProps) {
  return (
    <div className={classes.view} aria-busy={isAwaited} data-awaited={isAwaited}>
      <p className={classes.summary} role="status">
        {summaryOf(list, scope)}
      </p>
      {list.notExpressibleCount + list.leftOutCount > 0 && <Lacking list={list} />}
      {list.ruleCount > 0 && <ExportFile list={list} isAwaited={isAwaited} />}
    </div>
  );
}

/** What the format cannot say, and what the list does not. */
function Lacking({ list }: { readonly list: FirewallExport }) {
  return (
    <div className={classes.lackings}>
      <LackingList
        title={`${counted(list.notExpressibleCount, 'rule')} that this format cannot express`}
        count={list.notExpressibleCount}
        items={list.notExpressible.map(({ title, subject, ruleCount, reason }) => ({
          what: title,
          detail: ruleCount === 1 ? subject : `${subject} and ${counted(ruleCount - 1, 'more')}`,
          why: reason,
        }))}
      />
      <LackingList
        title={`${counted(list.leftOutCount, 'part')} of the list that no rule can be made of`}
        count={list.leftOutCount}
        items={list.leftOut.map(({ title, text, storeCount }) => ({
          what: title,
          detail: counted(storeCount, 'store'),
          why: text,
        }))}
      />
    </div>
  );
}

function summaryOf(list: FirewallExport, scope: ExportScope): string {
  const { ruleCount, notExpressibleCount, leftOutCount, storeCount } = list;
  const stores = storeCount === 1 ? 'the only store' : `all ${counted(storeCount, 'store')}`;
  if (storeCount === 0) return 'There is no store yet, so there is nothing to allow.';
  if (ruleCount === 0) {
    return scope === 'failing' && leftOutCount === 0
      ? 'Nothing is blocked or degraded at any store now.'
      : `Nothing to allow for ${stores}.`;
  }
  const saidCount = ruleCount - notExpressibleCount;
  const said = notExpressibleCount === 0 ? 'all' : saidCount === 0 ? 'none' : saidCount.toLocaleString('en');
  return `${counted(ruleCount, 'rule')} for ${stores}; this format can express ${said}.`;
}

function counted(count: number, word: 'rule' | 'part' | 'store' | 'more'): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 || word === 'more' ? '' : 's'}`;
}
