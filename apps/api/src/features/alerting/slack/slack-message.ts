import type { AlertFact, AlertMessage } from '../domain/alert-message.ts';

interface MarkdownText {
  readonly type: 'mrkdwn';
  readonly text: string;
}

type SlackBlock =
  | { readonly type: 'section'; readonly text: MarkdownText }
  | { readonly type: 'section'; readonly fields: MarkdownText[] }
  | { readonly type: 'context'; readonly elements: MarkdownText[] };

/** What both Slack APIs accept: a line for notifications, and the message beside a bar in the state's color. */
export interface SlackMessage {
  readonly text: string;
  readonly attachments: { color: string; fallback: string; blocks: SlackBlock[] }[];
}

const COLOR: Record<AlertMessage['state'], string> = {
  blocked: '#d92d20',
  offline: '#b42318',
  down: '#b54708',
  resolved: '#067647',
  closed: '#475467',
};

// Slack's limits: https://docs.slack.dev/reference/block-kit/blocks/section-block and .../context-block
const FIELDS_MAX = 10;
const FIELD_CHARS_MAX = 2_000;
const TEXT_CHARS_MAX = 3_000;

/** Returns a message in Slack's format. */
export function slackMessage(message: AlertMessage): SlackMessage {
  const blocks: SlackBlock[] = [{ type: 'section', fields: message.facts.slice(0, FIELDS_MAX).map(fieldOf) }];
  if (message.fix) blocks.push(section(`*${message.fix.label}*\n${escape(message.fix.text)}`));
  if (message.evidence.length > 0)
    blocks.push({ type: 'context', elements: [text(message.evidence.map(escape).join(' '), FIELD_CHARS_MAX)] });
  blocks.push(section(`<${message.link}|View incident>`));
  return {
    text: `*${escape(`[${message.state}] ${message.headline}`)}*`,
    attachments: [{ color: COLOR[message.state], fallback: message.subject, blocks }],
  };
}

function fieldOf({ label, value, note }: AlertFact): MarkdownText {
  const lines = [`*${label}*`, escape(value), ...(note === null ? [] : [`_${escape(note).replaceAll('\n', ', ')}_`])];
  return text(lines.join('\n'), FIELD_CHARS_MAX);
}

function section(markdown: string): SlackBlock {
  return { type: 'section', text: text(markdown) };
}

function text(markdown: string, charsMax: number = TEXT_CHARS_MAX): MarkdownText {
  return { type: 'mrkdwn', text: markdown.slice(0, charsMax) };
}

/** The three characters that Slack asks to be escaped: https://docs.slack.dev/messaging/formatting-message-text */
function escape(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
