import { type ChannelConfig, channelConfigSchema } from '@sightline/spec';

export const CHANNEL_KINDS = ['email', 'slack_webhook', 'slack_bot'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** The form as filled in, with the fields of all kinds, so that changing the kind loses nothing. */
export interface ChannelDraft {
  readonly kind: ChannelKind;
  readonly name: string;
  /** Addresses separated by commas, spaces or line breaks. */
  readonly to: string;
  readonly url: string;
  readonly token: string;
  readonly channel: string;
}

/** What is wrong, by field. */
type DraftFaults = Readonly<Partial<Record<keyof ChannelDraft, string>>>;

export type ReadDraft =
  | { readonly kind: 'complete'; readonly name: string; readonly config: ChannelConfig }
  | { readonly kind: 'faulty'; readonly faults: DraftFaults };

const SENTENCE: Readonly<Record<keyof ChannelDraft, string>> = {
  kind: 'Choose a kind.',
  name: 'Enter a name of up to 100 characters.',
  to: 'Enter up to 20 email addresses, separated by commas.',
  url: 'Enter the full webhook URL, starting with https://.',
  token: 'Enter the bot token. It starts with xoxb-.',
  channel: 'Enter the channel, for example #store-alerts.',
};

/** Reads the form with the API's schema: returns the channel to create, or what is wrong by field. */
export function readDraft(draft: ChannelDraft): ReadDraft {
  const name = draft.name.trim();
  const parsed = channelConfigSchema.safeParse(configOf(draft));
  const faults: Partial<Record<keyof ChannelDraft, string>> = {};
  if (name === '' || name.length > 100) faults.name = SENTENCE.name;
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0];
    if (field === 'to' || field === 'url' || field === 'token' || field === 'channel') faults[field] = SENTENCE[field];
  }
  return parsed.success && Object.keys(faults).length === 0
    ? { kind: 'complete', name, config: parsed.data }
    : { kind: 'faulty', faults };
}

function configOf(draft: ChannelDraft): unknown {
  switch (draft.kind) {
    case 'email':
      return { kind: 'email', to: draft.to.split(/[\s,;]+/).filter((address) => address !== '') };
    case 'slack_webhook':
      return { kind: 'slack_webhook', url: draft.url.trim() };
    case 'slack_bot':
      return { kind: 'slack_bot', token: draft.token.trim(), channel: draft.channel.trim() };
  }
}
