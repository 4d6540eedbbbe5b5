'use client';

import { Anchor, Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CONSOLE_API, type FirewallExport, isFeedFormat, type TenantId } from '@sightline/spec';
import { IconFileExport } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { usePacks } from '../packs/use-packs.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { type ExportChoice, type ExportQuery, FIRST_CHOICE, missingText, queryOf } from './export-choice.ts';
import { ExportView } from './export-view.tsx';

interface ExportButtonProps {
  /** What the dialog starts with. */
  readonly initial?: Partial<ExportChoice>;
  readonly size?: 'compact-sm';
}

/** Opens the dialog that exports the allowlist for a firewall. */
export function ExportButton({ initial, size }: ExportButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [choice, setChoice] = useState<ExportChoice>({ ...FIRST_CHOICE, ...initial });
  return (
    <>
      <Button
        variant="default"
        {...(size === undefined ? {} : { size })}
        leftSection={<IconFileExport size={16} />}
        onClick={open}
      >
        Export for firewall
      </Button>
      <Modal opened={isOpen} onClose={close} title="Export for firewall" size={860}>
        <ExportForm choice={choice} onChange={setChoice} />
      </Modal>
    </>
  );
}

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** Asks what to export, then shows the export and what it lacks. */
function ExportForm({ choice, onChange }: ExportFormProps) {
  const tenant = useTenant();
  const lists = usePacks(tenant.id).data ?? null;
  const query = useExport(tenant.id, choice);
  return (
    <Stack gap="md">
      <ChoiceFields choice={choice} lists={lists} onChange={onChange} />
      {isFeedFormat(choice.format) && (
        <Text size="sm" c="dimmed">
          This product can fetch the list itself and follow every change. See{' '}
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

/** Fetches the export of a choice. Does not refresh on its own while someone reads it. */
function useExport(tenantId: TenantId, choice: ExportChoice) {
  const query = queryOf(choice);
  return useQuery({
    queryKey: [...queryKeys.tenant(tenantId), 'export', query, choice.merakiRules],
    queryFn: query === null ? skipToken : ({ signal }) => read(tenantId, { query, choice, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

interface Asked {
  readonly query: ExportQuery;
  readonly choice: ExportChoice;
  readonly signal: AbortSignal;
}

async function read(tenantId: TenantId, { query, choice, signal }: Asked): Promise<FirewallExport> {
  const params = { tenantId };
  const { storeIds, format, ...rest } = query;
  if (format === 'meraki' && choice.merakiRules !== null) {
    const stores = storeIds === undefined ? {} : { storeIds: [...storeIds] };
    const body = { ...rest, ...stores, rules: [...choice.merakiRules] };
    return await callApi(CONSOLE_API.mergeMerakiRules, { params, body, signal });
  }
  const stores = storeIds === undefined ? {} : { storeIds: storeIds.join(',') };
  return await callApi(CONSOLE_API.getExport, { params, query: { ...rest, ...stores, format }, signal });
}
