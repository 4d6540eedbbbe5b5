import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../../packs/paytronix.ts';
import { renderExport } from '../render/render-export.ts';
import type { AllowRule } from '../rules/allow-rule.ts';
import { allowRules } from '../rules/allow-rules.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';

const TIMEOUT_MS = 30_000;
const NAMESPACE_TOOL = 'unshare';

/** `nft -c` asks the kernel, so it needs root, and a network namespace of its own to leave the machine's rules alone. */
function nft(args: readonly string[], input = ''): { status: number | null; output: string } {
  const { status, stderr, error } = spawnSync(NAMESPACE_TOOL, ['--net', 'nft', ...args], {
    input,
    timeout: TIMEOUT_MS,
  });
  return { status, output: error === undefined ? String(stderr) : error.message };
}

const probe = nft(['list', 'tables']);
const whyNot = probe.status === 0 ? null : `nft cannot be run here: ${probe.output.trim()}`;

function check(rules: readonly AllowRule[], title = 'Sample'): { status: number | null; output: string } {
  return nft(['-c', '-f', '-'], renderExport('nftables', rules, { ...SAMPLE_HEADER, title }).text);
}

const accepted = { status: 0, output: '' };

it('nft accepts a sample of every kind of rule', ({ skip }) => {
  if (whyNot !== null) skip(whyNot);
  expect(check(SAMPLE_RULES)).toEqual(accepted);
});

it('nft accepts the Paytronix entries with addresses', ({ skip }) => {
  if (whyNot !== null) skip(whyNot);
  const profile = { pos: 'aloha', region: 'na', environment: 'production', variables: {}, intervalS: 30 } as const;
  expect(check(allowRules(PAYTRONIX_PACK, [profile], { kind: 'full' }).rules)).toEqual(accepted);
});

it('nft accepts ranges and ports that overlap, touch or repeat', ({ skip }) => {
  if (whyNot !== null) skip(whyNot);
  const rules = SAMPLE_RULES.flatMap((rule): AllowRule[] => {
    const { subject } = rule;
    if (subject.kind !== 'network' || subject.destination.kind !== 'addresses') return [];
    const service = {
      protocol: 'tcp' as const,
      ports: [
        { from: 443, to: 443 },
        { from: 80, to: 500 },
        { from: 501, to: 501 },
      ],
    };
    return ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '10.0.0.0/8', '::/0', '2001:db8::1'].map((cidr) => ({
      ...rule,
      subject: { ...subject, service, destination: { kind: 'addresses', cidr } },
    }));
  });
  expect(check(rules)).toEqual(accepted);
});

it('nft accepts an export with hostile text in every comment', ({ skip }) => {
  if (whyNot !== null) skip(whyNot);
  const text = hostileTexts(3, 200).join('');
  const rules = SAMPLE_RULES.map((rule) => ({ ...rule, entryId: text, title: text, provenance: text }));
  expect(check(rules, text)).toEqual(accepted);
});
