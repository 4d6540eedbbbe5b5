'use client';

import { Alert, Anchor, Button, Group, Progress } from '@mantine/core';
import { formatNumber, type RowFate, type StoreImport, type StoreImportReport } from '@sightline/spec';
import { IconCircleCheck, IconFileAlert } from '@tabler/icons-react';
import Link from 'next/link';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { FATE_LABEL, STATUS_LABEL } from './import-words.ts';
import { ReportTable } from './report-table.tsx';
import classes from './store-imports.module.css';
import { isWorking, useApplyImport } from './use-store-imports.ts';

const ORDER: readonly RowFate[] = ['added', 'changed', 'unchanged', 'refused'];

interface FileViewProps {
  readonly file: StoreImport;
  readonly onAnother: () => void;
}

/** What is to become, or became, of one file. */
export function FileView({ file, onAnother }: FileViewProps) {
  const { report } = file;
  return (
    <Panel title={file.fileName} aside={STATUS_LABEL[file.status]}>
      {isWorking(file) && <Working file={file} />}
      {report !== null && report.refusal !== null && (
        <Alert color="red" m="md" icon={<IconFileAlert size={18} />} title="The file cannot be taken">
          Line {report.refusal.line}: {report.refusal.reason}
        </Alert>
      )}
      {file.status === 'applied' && <Applied />}
      {report !== null && report.refusal === null && <ReportCounts counts={report.counts} />}
      <Group className={classes.buttons}>
        {file.status === 'checked' && report !== null && <ApplyButtons file={file} counts={report.counts} />}
        {!isWorking(file) && (
          <Button variant="default" onClick={onAnother}>
            Another file
          </Button>
        )}
      </Group>
      {report !== null && report.rows.length > 0 && <ReportTable report={report} />}
    </Panel>
  );
}

function Working({ file: { status, doneCount, rowCount } }: Pick<FileViewProps, 'file'>) {
  const isCounted = status === 'applying' && rowCount > 0;
  return (
    <div className={classes.working} role="status">
      <span>
        {isCounted
          ? `${formatNumber(doneCount)} of ${formatNumber(rowCount)} rows applied`
          : 'Every row is being checked'}
      </span>
      <Progress
        value={isCounted ? (doneCount / rowCount) * 100 : 100}
        striped={!isCounted}
        animated
        aria-label={isCounted ? 'Rows applied' : 'Checking'}
      />
    </div>
  );
}

function Applied() {
  const tenant = useTenant();
  return (
    <Alert color="teal" m="md" icon={<IconCircleCheck size={18} />} title="The file is applied">
      Stores whose profile changed are planned anew within seconds.{' '}
      <Anchor component={Link} href={`/t/${tenant.slug}`} inherit>
        See the fleet
      </Anchor>
    </Alert>
  );
}

interface ApplyButtonsProps extends Pick<StoreImportReport, 'counts'> {
  readonly file: StoreImport;
}

/** Applies a checked file: whole when every row is good, else the good rows when one says so. */
function ApplyButtons({ file, counts }: ApplyButtonsProps) {
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
      <ErrorAlert error={apply.error} py="xs" />
    </>
  );
}

function rowsText(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'row' : 'rows'}`;
}

/** How many rows become what. */
function ReportCounts({ counts }: Pick<StoreImportReport, 'counts'>) {
  return (
    <dl className={classes.counts}>
      {ORDER.map((fate) => (
        <div key={fate} className={classes.count} data-fate={fate} data-none={counts[fate] === 0 || undefined}>
          <dt>{FATE_LABEL[fate]}</dt>
          <dd>{formatNumber(counts[fate])}</dd>
        </div>
      ))}
    </dl>
  );
}
