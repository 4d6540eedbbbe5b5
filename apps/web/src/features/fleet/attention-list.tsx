'use client';

import { Button, EmptyState } from '@mantine/core';
import type { StoreSummary } from '@sightline/spec';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './attention-list.module.css';
import { AttentionRow } from './attention-row.tsx';

const SHOWN_AT_FIRST = 6;

/** The stores that need somebody, worst and longest first. */
export function AttentionList({ stores }: { readonly stores: readonly StoreSummary[] }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? stores : stores.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel title="Needs attention" aside={stores.length > 0 && 'worst and longest first'}>
      {stores.length === 0 ? (
        <EmptyState
          py="lg"
          size="sm"
          icon={<IconCircleCheck />}
          title="Every store passes"
          description="Nothing is blocked, down, offline or without evidence."
        />
      ) : (
        <ul className={classes.list}>
          {shown.map((store) => (
            <AttentionRow key={store.id} store={store} />
          ))}
        </ul>
      )}
      {stores.length > SHOWN_AT_FIRST && (
        <Button
          variant="subtle"
          size="compact-sm"
          m="xs"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? 'Show fewer' : `Show ${stores.length - SHOWN_AT_FIRST} more`}
        </Button>
      )}
    </Panel>
  );
}
