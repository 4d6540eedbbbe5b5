'use client';

import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { isFeedFormat } from '@sightline/spec';
import Link from 'next/link';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { type ExportChoice, missingText, queryOf } from './export-choice.ts';
import { ExportView } from './export-view.tsx';
import { useExport } from './use-export.ts';
import { useLists } from './use-lists.ts';

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** What to export, what that gives, and what it lacks. */
export function ExportForm({ choice, onChange }: ExportFormProps) {
  const tenant = useTenant();
  const lists = useLists(tenant.id).data ?? null;
  const query = useExport(tenant.id, choice);
  return (
    <Stack gap="md">
      <ChoiceFields choice={choice} lists={lists} onChange={onChange} />
      {isFeedFormat(choice.format) && (
        <Text size="sm" c="dimmed">
          This product can fetch the list by itself, without comment lines, and follow every change: see{' '}
          <Anchor component={Link} href={`/t/${tenant.slug}/feeds`} size="sm">
            Feeds
          </Anchor>
          .
        </Text>
      )}
      {queryOf(choice) === null ? (
        <Text size="sm" role="status">
          {missingText(choice)}
        </Text>
      ) : (
        <QueryView query={query} skeleton={<Skeleton height={420} />}>
          {(list) => <ExportView list={list} choice={choice} isAwaited={query.isPlaceholderData} />}
        </QueryView>
      )}
    </Stack>
  );
}
