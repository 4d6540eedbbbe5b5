'use client';

import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { InheritedValue } from './inherited-values.ts';
import { originText, valueText } from './profile-words.ts';
import classes from './profiles.module.css';

interface FieldRowProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isSet: boolean;
  readonly inherited: InheritedValue | undefined;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** Shows a value: its control, and where the value comes from or what it would inherit. */
export function FieldRow({ path, label, hint, isSet, inherited, onReset, children }: FieldRowProps) {
  return (
    <div className={classes.field}>
      <div className={classes.fieldLabel}>
        {label}
        {hint !== undefined && <span className={classes.hint}>{hint}</span>}
      </div>
      <div>{children}</div>
      <div className={classes.origin}>
        {isSet ? (
          <>
            <span className={classes.setHere}>Set here</span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              leftSection={<IconArrowBackUp size={14} />}
              aria-label={`Reset ${label} to inherited`}
              onClick={onReset}
            >
              {inherited === undefined ? 'Clear' : `Inherit ${valueText(path, inherited.text)}`}
            </Button>
          </>
        ) : (
          <Text component="span" size="sm" c="dimmed">
            {inherited === undefined ? 'Not set' : originText(inherited.origin)}
          </Text>
        )}
      </div>
    </div>
  );
}
