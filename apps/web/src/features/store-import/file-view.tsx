'use client';

import { Alert, Anchor, Button, Group, Progress } from '@mantine/core';
import type { StoreImport } from '@sightline/spec';
import { IconCircleCheck, IconFileAlert } from '@tabler/icons-react';
import Link from 'next/link';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { ApplyButtons } from './apply-buttons.tsx';
import { STATUS_LABEL } from './import-words.ts';
import { ReportCounts } from './report-counts.tsx';
import { ReportTable } from './report-table.tsx';
import classes from './store-import.module.css';
import { isWorking } from './use-store-import.ts';

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
          ? `${doneCount.toLocaleString('en')} of ${rowCount.toLocaleString('en')} rows applied`
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
