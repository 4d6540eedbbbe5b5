import { type MerakiRule, merakiRuleSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ExportHeader } from '../render/exporter.ts';
import { renderExport } from '../render/render-export.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';

const theirs: MerakiRule = {
  comment: 'Cameras',
  policy: 'deny',
  protocol: 'any',
  srcPort: 'Any',
  srcCidr: '10.0.9.0/24',
  destPort: 'Any',
  destCidr: 'Any',
  syslogEnabled: true,
};

const bodySchema = z.object({ body: z.strictObject({ rules: z.array(merakiRuleSchema) }) });
const commentsAfter = (
  merakiRules: readonly MerakiRule[],
  selection: ExportHeader['selection'] = 'full',
  rules = SAMPLE_RULES,
): string[] => {
  const { text } = renderExport('meraki', rules, { ...SAMPLE_HEADER, selection, merakiRules });
  return bodySchema.parse(JSON.parse(text)).body.rules.map(({ comment }) => comment);
};

describe("a Meraki export merged into a network's rules", () => {
  const ours = [
    'Sightline pos.server: POS Transactional Server',
    'Sightline cloudflare.ranges: Cloudflare',
    'Sightline calls.media: Media',
    'Sightline square.time: Time',
  ];

  it('keeps every other rule, in order, after ours', () => {
    const other = { ...theirs, comment: 'Printers' };
    expect(commentsAfter([theirs, other])).toEqual([...ours, 'Cameras', 'Printers']);
  });

  it('replaces our earlier rules, and leaves out the default rule that the API adds itself', () => {
    const before = { ...theirs, comment: 'Sightline pos.old: Old server' };
    expect(commentsAfter([before, theirs, { ...theirs, comment: 'Default rule' }])).toEqual([...ours, 'Cameras']);
  });

  it('keeps our earlier rules in a partial export, without duplicates', () => {
    const before = { ...theirs, comment: 'Sightline pos.other: Other server' };
    const [server] = ours;
    const part = SAMPLE_RULES.slice(0, 1);
    const same = {
      ...theirs,
      comment: server ?? '',
      protocol: 'tcp',
      destPort: '443',
      destCidr: 'm570.oltp.pxsplatform.com',
    };
    expect(commentsAfter([before, same, theirs], 'entries', part)).toEqual([server, before.comment, 'Cameras']);
  });
});
