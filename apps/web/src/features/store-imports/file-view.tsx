'use client';

import { Alert, Anchor, Button, Group, Progress } from '@mantine/core';
import {
  formatCount,
  formatCountOf,
  formatNumber,
  type RowFate,
  type StoreImport,
  type StoreImportReport,
} from '@sightline/spec';
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

/** Shows a file: its progress, report and outcome. */
export function FileView({ file, onAnother }: FileViewProps) {
  const { report } = file;
  return (
    <Panel title={file.fileName} aside={STATUS_LABEL[file.status]}>
      {isWorking(file) && <Working file={file} />}
      {report !== null && report.refusal !== null && (
        <Alert color="red" m="md" icon={<IconFileAlert size={18} />} title="The file can’t be imported">
          Line {report.refusal.line}: {report.refusal.reason}
        </Alert>
      )}
      {file.status === 'applied' && <Applied />}
      {report !== null && report.refusal === null && <ReportCounts counts={report.counts} />}
      <Group className={classes.buttons}>
        {file.status === 'checked' && report !== null && <ApplyButtons file={file} counts={report.counts} />}
        {!isWorking(file) && (
          <Button variant="default" onClick={onAnother}>
            Import another file
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
      <span>{isCounted ? `${formatCountOf(doneCount, rowCount, 'row')} applied` : 'Checking every row'}</span>
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
    <Alert color="teal" m="md" icon={<IconCircleCheck size={18} />} title="Import complete">
      Checks of stores with a changed profile update within seconds.{' '}
      <Anchor component={Link} href={`/t/${tenant.slug}`} inherit>
        View fleet
      </Anchor>
    </Alert>
  );
}

interface ApplyButtonsProps extends Pick<StoreImportReport, 'counts'> {
  readonly file: StoreImport;
}

/** Applies a checked file: all of it when every row is valid, otherwise the valid rows on request. */
function ApplyButtons({ file, counts }: ApplyButtonsProps) {
  const tenant = useTenant();
  const apply = useApplyImport(tenant.id, file.id);
  const good = counts.added + counts.changed;
  const isWhole = counts.refused === 0;
  if (good === 0) return <span>{isWhole ? 'The file has no changes.' : 'No rows can be applied.'}</span>;
  return (
    <>
      <Button
        variant={isWhole ? 'filled' : 'light'}
        loading={apply.isPending}
        onClick={() => {
          apply.mutate(!isWhole);
        }}
      >
        {isWhole ? `Apply ${formatCount(good, 'row')}` : `Apply ${formatCount(good, 'valid row')}`}
      </Button>
      <ErrorAlert error={apply.error} py="xs" />
    </>
  );
}

/** Shows how many rows have each outcome. */
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
