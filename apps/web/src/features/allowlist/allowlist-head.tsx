'use client';

import { CloseButton, Group, TextInput } from '@mantine/core';
import type { Pack } from '@sightline/spec';
import { IconSearch } from '@tabler/icons-react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { ExportButton } from '../exports/export-button.tsx';

interface AllowlistHeadProps {
  /** Undefined while it is awaited. */
  readonly pack: Pack | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Which list it is, of what version and when retrieved, the search over all of it, and its export. */
export function AllowlistHead({ pack, search, onSearch }: AllowlistHeadProps) {
  return (
    <PageHead
      title="Allowlist"
      sub={
        pack === undefined ? (
          <span>&nbsp;</span>
        ) : (
          <>
            <span>{pack.title}</span>
            <span>version {pack.version}</span>
            <span>retrieved on {pack.source.retrievedAt}</span>
            <span>the source says: “{pack.source.updatedNote}”</span>
            <span>{pack.entries.length === 1 ? '1 entry' : `${String(pack.entries.length)} entries`}</span>
          </>
        )
      }
      actions={
        <Group gap="xs">
          <TextInput
            type="search"
            w={{ base: '100%', sm: 300 }}
            maw="100%"
            aria-label="Find in the allowlist"
            placeholder="Find any line, port, path or address"
            leftSection={<IconSearch size={16} />}
            rightSection={
              search !== '' && (
                <CloseButton
                  size="sm"
                  aria-label="Clear"
                  onClick={() => {
                    onSearch('');
                  }}
                />
              )
            }
            value={search}
            onChange={(event) => {
              onSearch(event.currentTarget.value);
            }}
          />
          <ExportButton />
        </Group>
      }
    />
  );
}
