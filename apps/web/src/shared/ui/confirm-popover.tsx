'use client';

import { Button, Group, Popover, type PopoverProps, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmPopoverProps {
  /** What is about to be done, for who cannot see it: `Remove TERM-2`. */
  readonly label: string;
  /** What comes of it. */
  readonly text: ReactNode;
  /** On the button that does it: `Remove it`. */
  readonly action: string;
  /** Whether something is given up by it; shown in red. True unless said otherwise. */
  readonly isDestructive?: boolean;
  readonly isPending?: boolean;
  readonly position?: PopoverProps['position'];
  readonly width?: number;
  readonly onConfirm: () => void;
  /** The button that asks. */
  readonly children: ReactNode;
}

/** Has a person confirm what they asked for, after a word about what comes of it. */
export function ConfirmPopover({
  label,
  text,
  action,
  isDestructive = true,
  isPending = false,
  position = 'bottom-end',
  width = 280,
  onConfirm,
  children,
}: ConfirmPopoverProps) {
  return (
    <Popover position={position} width={width} trapFocus shadow="md" withArrow>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Text size="sm" mb="sm">
          {text}
        </Text>
        <Group justify="end">
          <Button size="xs" loading={isPending} onClick={onConfirm} {...(isDestructive ? { color: 'red' } : {})}>
            {action}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
