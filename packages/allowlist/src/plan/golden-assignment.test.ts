import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assignmentSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import { planHost } from './plan-host.ts';

const GOLDEN = fileURLToPath(import.meta.resolve('@sightline/spec/fixtures/messages/assignment.v1.json'));
const assignment = assignmentSchema.parse(JSON.parse(readFileSync(GOLDEN, 'utf8')));

describe('the golden assignment', () => {
  it('contains the plan of an Aloha store', () => {
    const profile = { pos: 'aloha', region: 'na', environment: 'production', variables: { mid: '570' } } as const;
    const site = { platform: 'linux-x64', portSettings: {}, neighbors: [] };
    const { checks } = planHost(PAYTRONIX_PACK, { ...profile, intervalS: 30 }, 'boh', site);
    expect(assignment.checks).toMatchObject(
      checks.map(({ entryId, title, target, intervalS, timeoutMs }) => ({
        entryId,
        title,
        target,
        intervalS,
        timeoutMs,
      })),
    );
  });
});
