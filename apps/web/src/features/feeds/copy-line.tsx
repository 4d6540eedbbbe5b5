'use client';

import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

interface CopyLineProps {
  readonly label: string;
  readonly line: string;
}

/** One line to be copied whole. */
export function CopyLine({ label, line }: CopyLineProps) {
  return (
    <TextInput
      label={label}
      readOnly
      value={line}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      rightSection={
        <CopyButton value={line}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon variant="subtle" aria-label={`Copy ${label}`} onClick={copy}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  );
}
