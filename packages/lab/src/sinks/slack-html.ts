import { escapeHtml, htmlPage } from './html.ts';
import type { SlackMessage } from './slack-message.ts';
import type { SlackBlock, SlackPayload } from './slack-payload.ts';

/** Renders all messages, newest first, roughly as Slack shows them. */
export function slackPage(messages: readonly SlackMessage[]): string {
  const shown = messages.toReversed().map(
    (
      message,
    ) => `<article class="message"><div class="time">#${escapeHtml(message.channel)} · ${message.at.toISOString()}</div>
${payloadHtml(message.payload)}</article>`,
  );
  const body = messages.length === 0 ? '<p>No message yet.</p>' : shown.join('\n');
  return htmlPage({ title: 'Lab Slack', body, reloads: true });
}

/** As in Slack, `text` shows only without blocks; with blocks it is the notification text. */
export function payloadHtml(payload: SlackPayload): string {
  const own = payload.blocks?.map(blockHtml).join('') ?? `<p>${mrkdwnHtml(payload.text ?? '')}</p>`;
  const attached = (payload.attachments ?? []).map((attachment) => {
    const content = attachment.blocks?.map(blockHtml).join('') ?? `<p>${mrkdwnHtml(attachment.text ?? '')}</p>`;
    const color = /^#[0-9a-f]{6}$/i.exec(attachment.color ?? '')?.[0] ?? '#888888';
    return `<div class="attachment" style="border-color:${color}">${content}</div>`;
  });
  return own + attached.join('');
}

function blockHtml(block: SlackBlock): string {
  switch (block.type) {
    case 'header':
      return `<h2>${escapeHtml(block.text.text)}</h2>`;
    case 'divider':
      return '<hr>';
    case 'section':
      return sectionHtml(block);
    case 'context':
      return `<p class="context">${block.elements.map((element) => (element.type === 'image' ? `[${escapeHtml(element.alt_text)}]` : textHtml(element))).join(' ')}</p>`;
    case 'actions':
      return `<p>${block.elements.map((element) => buttonHtml(element.text.text, element.url)).join('')}</p>`;
    case 'image':
      return `<p>[${escapeHtml(block.alt_text)}]</p>`;
  }
}

function sectionHtml(block: Extract<SlackBlock, { type: 'section' }>): string {
  const text = block.text === undefined ? '' : `<p>${textHtml(block.text)}</p>`;
  const fields = (block.fields ?? []).map((field) => `<div>${textHtml(field)}</div>`).join('');
  const accessory =
    block.accessory?.type === 'button' ? buttonHtml(block.accessory.text.text, block.accessory.url) : '';
  return `${text}${fields === '' ? '' : `<div class="fields">${fields}</div>`}${accessory}`;
}

function buttonHtml(label: string, url: string | undefined): string {
  return url === undefined
    ? `<span class="button">${escapeHtml(label)}</span>`
    : `<a class="button" href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}

function textHtml(text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string }): string {
  return text.type === 'mrkdwn' ? mrkdwnHtml(text.text) : escapeHtml(text.text).replaceAll('\n', '<br>');
}

/** Renders bold, italic, strike, code, links and line breaks. `&`, `<` and `>` arrive escaped and stay so. */
function mrkdwnHtml(text: string): string {
  // Two control characters stand in for our own angle brackets, so the text must not contain any.
  return text
    .replaceAll('\u0001', '')
    .replaceAll('\u0002', '')
    .replace(/"/g, '&quot;')
    .replace(/<(https?:[^|>]+)\|([^>]*)>/g, '\u0001a href="$1"\u0002$2\u0001/a\u0002')
    .replace(/<(https?:[^>]+)>/g, '\u0001a href="$1"\u0002$1\u0001/a\u0002')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1<strong>$2</strong>')
    .replace(/(^|[\s(])_([^_\n]+)_/g, '$1<em>$2</em>')
    .replace(/(^|[\s(])~([^~\n]+)~/g, '$1<s>$2</s>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replaceAll('\u0001', '<')
    .replaceAll('\u0002', '>')
    .replaceAll('\n', '<br>');
}
