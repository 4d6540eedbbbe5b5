'use client';

import { Button, CopyButton } from '@mantine/core';
import type { FirewallExport } from '@sightline/spec';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import classes from './exports.module.css';
import { previewText } from './preview-text.ts';

const LINES_MAX = 1_000;

interface ExportFileProps {
  readonly list: FirewallExport;
  readonly isAwaited: boolean;
}

/** The text of an export, to be read, copied or saved. */
export function ExportFile({ list, isAwaited }: ExportFileProps) {
  const { text, lineCount, isWhole } = previewText(list.text, LINES_MAX);
  return (
    <div className={classes.file}>
      <div className={classes.fileHead}>
        <span className={classes.fileName}>{list.fileName}</span>
        <span className={classes.actions}>
          <CopyButton value={list.text}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                disabled={isAwaited}
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button
            leftSection={<IconDownload size={16} />}
            disabled={isAwaited}
            onClick={() => {
              const { fileName, mediaType, text: content } = list;
              downloadFile({ fileName, mediaType, content });
            }}
          >
            Download
          </Button>
        </span>
      </div>
      <pre className={classes.preview} tabIndex={0} role="region" aria-label={`Preview of ${list.fileName}`}>
        {text}
      </pre>
      {!isWhole && (
        <p className={classes.cut}>
          The first {LINES_MAX.toLocaleString('en')} of {lineCount.toLocaleString('en')} lines; the copy and the
          download have all.
        </p>
      )}
    </div>
  );
}
