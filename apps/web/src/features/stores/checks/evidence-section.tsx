'use client';

import { Accordion, Button, CopyButton } from '@mantine/core';
import type { CheckDetail } from '@sightline/spec';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Instant } from '../../../shared/time/instant.tsx';
import classes from './check-drawer-body.module.css';
import { evidenceText, groupEvidence } from './group-evidence.ts';

interface EvidenceSectionProps {
  readonly check: CheckDetail;
  readonly zone: string;
  readonly hostname: string;
}

/** Shows the evidence behind the verdict, and what the agent gathered when the check started to fail. */
export function EvidenceSection({ check, zone, hostname }: EvidenceSectionProps) {
  const { evidenceBundle } = check;
  // The verdict's own sentence is shown above.
  const evidence = check.evidence.filter((sentence) => sentence !== check.reason);
  if (evidence.length === 0 && evidenceBundle === null) return null;
  return (
    <section>
      <h3 className={classes.heading}>Evidence</h3>
      {evidence.length > 0 && (
        <ul className={classes.evidence}>
          {evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {evidenceBundle !== null && (
        <div className={classes.bundle}>
          <div className={classes.head}>
            <span>
              Gathered on {hostname}, <Instant at={evidenceBundle.takenAt} zone={zone} precision="seconds" />
            </span>
            <CopyButton value={evidenceText(check.targetText, evidenceBundle)}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                  onClick={copy}
                >
                  {copied ? 'Copied' : 'Copy all'}
                </Button>
              )}
            </CopyButton>
          </div>
          <Groups bundle={evidenceBundle} />
        </div>
      )}
    </section>
  );
}

function Groups({ bundle }: { readonly bundle: NonNullable<CheckDetail['evidenceBundle']> }) {
  return (
    <Accordion multiple variant="contained" classNames={{ label: classes.label, content: classes.content }}>
      {groupEvidence(bundle).map(({ title, items }) => (
        <Accordion.Item key={title} value={title}>
          <Accordion.Control>{title}</Accordion.Control>
          <Accordion.Panel>
            {items.map(({ kind, about, text }) => (
              <div key={`${kind} ${about}`}>
                {about !== '' && <div className={classes.about}>{about}</div>}
                <pre className={classes.text} tabIndex={0} role="region" aria-label={`${title}: ${about}`}>
                  {text}
                </pre>
              </div>
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
