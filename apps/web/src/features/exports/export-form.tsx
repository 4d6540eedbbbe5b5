'use client';

import { Skeleton, Stack } from '@mantine/core';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { ExportView } from './export-view.tsx';
import { type ExportChoice, useExport } from './use-export.ts';

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** What to export, what that gives, and what it lacks. */
export function ExportForm({ choice, onChange }: ExportFormProps) {
  const tenant = useTenant();
  const query = useExport(tenant.id, choice);
  return (
    <Stack gap="md">
      <ChoiceFields choice={choice} onChange={onChange} />
      <QueryView query={query} skeleton={<Skeleton height={420} />}>
        {(list) => <ExportView list={list} scope={choice.scope} isAwaited={query.isPlaceholderData} />}
      </QueryView>
    </Stack>
  );
}
