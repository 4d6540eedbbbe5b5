import type { Store } from '@sightline/spec';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './unplanned-panel.module.css';

type Unplanned = Store['unplanned'];

/** What of the lists cannot be checked at this store, by reason. Not shown when everything is checked. */
export function UnplannedPanel({ unplanned }: { readonly unplanned: Unplanned }) {
  if (unplanned.length === 0) return null;
  const byReason = Map.groupBy(unplanned, (item) => item.text);
  return (
    <Panel title="Not checked here, and why" aside={`${unplanned.length} entries`}>
      <ul className={classes.list}>
        {[...byReason].map(([text, items]) => (
          <li key={text} className={classes.reason}>
            <ul className={classes.entries}>
              {items.map((item) => (
                <li key={`${item.packId} ${item.entryId} ${item.role} ${item.title}`}>
                  {item.title} <span className={classes.role}>{ROLE_NAME[item.role]}</span>
                </li>
              ))}
            </ul>
            <p className={classes.text}>{text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
