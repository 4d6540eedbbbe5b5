import { Alert } from '@mantine/core';
import type { Entry, PackDiffView } from '@sightline/spec';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changedFacts } from '../entry-facts.ts';
import classes from './diff.module.css';
import { EntryChange } from './entry-change.tsx';

/** Shows a diff for the person who changes the firewall: what to add, remove and change, and what needs no action. */
export function ChangeOrder({ diff }: { readonly diff: PackDiffView }) {
  const { added, removed, changed, reworded, deprecated, suspectedRenames } = diff;
  if (added.length + removed.length + changed.length + reworded.length + deprecated.length === 0) {
    return <p className={classes.nothing}>The two versions do not differ.</p>;
  }
  return (
    <>
      {suspectedRenames.length > 0 && <Renames diff={diff} />}
      <Group title="Add" count={added.length}>
        {added.map((entry) => (
          <EntryChange key={entry.id} kind="added" entry={entry} />
        ))}
      </Group>
      <Group title="Remove" count={removed.length}>
        {removed.map(({ entry, text }) => (
          <EntryChange key={entry.id} kind="removed" entry={entry} text={text} />
        ))}
      </Group>
      <Group title="Change" count={changed.length}>
        {changed.map(({ before, after }) => (
          <EntryChange
            key={after.id}
            kind="changed"
            entry={after}
            facts={changedFacts(before, after)}
            before={before}
          />
        ))}
      </Group>
      <Group title="Deprecated" count={deprecated.length}>
        {deprecated.map((entry) => (
          <EntryChange key={entry.id} kind="deprecated" entry={entry} text={deprecationText(entry)} />
        ))}
      </Group>
      <Group title="Wording only, no action" count={reworded.length}>
        {reworded.map(({ before, after }) => (
          <EntryChange key={after.id} kind="reworded" entry={after} before={before} />
        ))}
      </Group>
    </>
  );
}

function Group({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h3 className={classes.groupTitle}>
        {title} <span className={classes.groupCount}>{count}</span>
      </h3>
      <ul className={classes.changes}>{children}</ul>
    </section>
  );
}

function Renames({ diff: { suspectedRenames, added, removed } }: { readonly diff: PackDiffView }) {
  const titles = new Map([...added, ...removed.map(({ entry }) => entry)].map(({ id, title }) => [id, title]));
  return (
    <Alert variant="light" color="yellow" icon={<IconArrowsExchange />} m="md" mb={0} py="xs" title="Possibly renamed">
      {suspectedRenames.map(({ removedId, addedId }) => (
        <div key={removedId}>
          “{titles.get(removedId) ?? removedId}” is removed, and “{titles.get(addedId) ?? addedId}” needs the same
          access. Its history starts over.
        </div>
      ))}
    </Alert>
  );
}

function deprecationText({ deprecated }: Entry): string {
  if (deprecated === undefined) return '';
  return deprecated.on === undefined
    ? `Printed as “${deprecated.asPrinted}”.`
    : `Ends on ${deprecated.on}: “${deprecated.asPrinted}”.`;
}
