'use client';

import { Button, CopyButton } from '@mantine/core';
import { type FirewallExport, formatCount, formatNumber } from '@sightline/spec';
import { IconAlertTriangle, IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useId } from 'react';
import { downloadFile } from '../../shared/ui/download-file.ts';
import type { ExportChoice } from './export-choice.ts';
import classes from './exports.module.css';
import { previewText } from './preview-text.ts';

const LINES_MAX = 1_000;

interface ExportViewProps {
  readonly list: FirewallExport;
  readonly choice: ExportChoice;
  /** True while this is the result of an earlier choice. */
  readonly isAwaited: boolean;
}

/** Shows an export: its summary, what it lacks, and its text. */
export function ExportView({ list, choice, isAwaited }: ExportViewProps) {
  return (
    <div className={classes.view} aria-busy={isAwaited} data-awaited={isAwaited}>
      <p className={classes.summary} role="status">
        {summaryOf(list, choice)}
      </p>
      {list.removableCount > 0 && <Removable list={list} />}
      {list.notExpressibleCount + list.leftOutCount > 0 && <Lacking list={list} />}
      {list.ruleCount + list.removableCount > 0 && <ExportFile list={list} isAwaited={isAwaited} />}
    </div>
  );
}

/** Shows what the format cannot express, and what has no rule. */
function Lacking({ list }: { readonly list: FirewallExport }) {
  return (
    <div className={classes.lackings}>
      <LackingList
        title={`${formatCount(list.notExpressibleCount, 'rule')} that this format cannot express`}
        count={list.notExpressibleCount}
        items={list.notExpressible.map(({ title, subject, ruleCount, reason }) => ({
          what: title,
          detail: ruleCount === 1 ? subject : `${subject} and ${formatNumber(ruleCount - 1)} more`,
          why: reason,
        }))}
      />
      <LackingList
        title={`${formatCount(list.leftOutCount, 'entry')} without a rule`}
        count={list.leftOutCount}
        items={list.leftOut.map(({ title, text, storeCount }) => ({
          what: title,
          detail: formatCount(storeCount, 'store'),
          why: text,
        }))}
      />
    </div>
  );
}

/** Shows rules that the newer version no longer needs. */
function Removable({ list }: { readonly list: FirewallExport }) {
  return (
    <LackingList
      title={`${formatCount(list.removableCount, 'rule')} to remove from the firewall`}
      count={list.removableCount}
      items={list.removable.map(({ title, subject }) => ({
        what: title,
        detail: subject,
        why: 'No entry needs it anymore.',
      }))}
    />
  );
}

function summaryOf(list: FirewallExport, choice: ExportChoice): string {
  const { ruleCount, notExpressibleCount, storeCount } = list;
  const stores = storesText(storeCount, choice.stores.kind);
  if (storeCount === 0) return 'No stores match, so there is nothing to allow.';
  if (ruleCount === 0) return nothingText(list, choice.scope, stores);
  const saidCount = ruleCount - notExpressibleCount;
  const said = notExpressibleCount === 0 ? 'all' : formatNumber(saidCount);
  const rules = choice.scope === 'diff' ? `${formatCount(ruleCount, 'rule')} to add` : formatCount(ruleCount, 'rule');
  return saidCount === 0
    ? `${rules} for ${stores}. This format can't express any of them.`
    : `${rules} for ${stores}. This format can express ${said} of them.`;
}

function nothingText(list: FirewallExport, scope: ExportChoice['scope'], stores: string): string {
  if (scope === 'failing' && list.leftOutCount === 0) return `Nothing is blocked or degraded at ${stores} now.`;
  if (scope === 'diff') return `Nothing to add for ${stores}.`;
  return `Nothing to allow for ${stores}.`;
}

function storesText(storeCount: number, kind: ExportChoice['stores']['kind']): string {
  if (kind !== 'all') return formatCount(storeCount, 'store');
  return storeCount === 1 ? 'the only store' : `all ${formatCount(storeCount, 'store')}`;
}

interface ExportFileProps {
  readonly list: FirewallExport;
  readonly isAwaited: boolean;
}

/** Shows the text of an export, to read, copy or save. */
function ExportFile({ list, isAwaited }: ExportFileProps) {
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
          Showing the first {formatNumber(LINES_MAX)} of {formatNumber(lineCount)} lines. Copy and download include all
          of them.
        </p>
      )}
    </div>
  );
}

interface LackingListProps {
  readonly title: string;
  /** How many things the items stand for. */
  readonly count: number;
  readonly items: readonly { readonly what: string; readonly detail: string; readonly why: string }[];
}

/** Shows what an export lacks, each with the reason; nothing when it is complete. */
function LackingList({ title, count, items }: LackingListProps) {
  const titleId = useId();
  if (count === 0) return null;
  return (
    <section className={classes.lacking} data-state="degraded" aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.lackingTitle}>
        <IconAlertTriangle size={16} aria-hidden />
        {title}
      </h3>
      {/* A scrolling area must be reachable by keyboard. */}
      <ul className={classes.lackingItems} tabIndex={0} aria-labelledby={titleId}>
        {items.map(({ what, detail, why }) => (
          <li key={`${what} ${detail} ${why}`}>
            <b>{what}</b> <span className="mono">{detail}</span>
            <span className={classes.why}>{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
