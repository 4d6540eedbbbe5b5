'use client';

import { Alert, Button } from '@mantine/core';
import type { StoreImport, StoreImportReport } from '@sightline/spec';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { useApplyImport } from './use-store-import.ts';

interface ApplyButtonsProps extends Pick<StoreImportReport, 'counts'> {
  readonly file: StoreImport;
}

/** Applies a checked file: whole when every row is good, else the good rows when one says so. */
export function ApplyButtons({ file, counts }: ApplyButtonsProps) {
  const tenant = useTenant();
  const apply = useApplyImport(tenant.id, file.id);
  const good = counts.added + counts.changed;
  const isWhole = counts.refused === 0;
  if (good === 0)
    return <span>{isWhole ? 'Nothing in it differs from what is there.' : 'No row of it can be applied.'}</span>;
  return (
    <>
      <Button
        variant={isWhole ? 'filled' : 'light'}
        loading={apply.isPending}
        onClick={() => {
          apply.mutate(!isWhole);
        }}
      >
        {isWhole ? `Apply ${rowsText(good)}` : `Apply the ${rowsText(good)} that are good`}
      </Button>
      {apply.isError && (
        <Alert color="red" role="alert" py="xs">
          {apply.error.message} <code>{codeOf(apply.error)}</code>
        </Alert>
      )}
    </>
  );
}

function rowsText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
