'use client';

import { Button, Group, Popover, type PopoverProps, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmPopoverProps {
  /** What is about to happen, for screen readers: `Remove TERM-2`. */
  readonly label: string;
  /** The consequences. */
  readonly text: ReactNode;
  /** The label of the button that does it: `Remove`. */
  readonly action: string;
  /** Whether something is lost; shown in red. True by default. */
  readonly isDestructive?: boolean;
  readonly isPending?: boolean;
  readonly position?: PopoverProps['position'];
  readonly width?: number;
  readonly onConfirm: () => void;
  /** The button that opens the question. */
  readonly children: ReactNode;
}

/** Asks for confirmation, with the consequences, before doing something. */
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
