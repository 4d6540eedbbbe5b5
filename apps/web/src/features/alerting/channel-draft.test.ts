import { describe, expect, it } from 'vitest';
import { type ChannelDraft, readDraft } from './channel-draft.ts';

const empty: ChannelDraft = { kind: 'email', name: '', to: '', url: '', token: '', channel: '' };

describe('readDraft', () => {
  it('splits addresses at commas, spaces and new lines', () => {
    const read = readDraft({ ...empty, name: 'Operations', to: 'a@example.com, b@example.com\nc@example.com' });
    expect(read).toEqual({
      kind: 'complete',
      name: 'Operations',
      config: { kind: 'email', to: ['a@example.com', 'b@example.com', 'c@example.com'] },
    });
  });

  it('says which fields are wrong, only for the chosen kind', () => {
    expect(readDraft(empty)).toMatchObject({
      kind: 'faulty',
      faults: { name: expect.any(String), to: expect.any(String) },
    });
    expect(readDraft({ ...empty, kind: 'slack_webhook', name: 'Slack', to: 'nonsense', url: 'hooks' })).toEqual({
      kind: 'faulty',
      faults: { url: expect.any(String) },
    });
  });
});
