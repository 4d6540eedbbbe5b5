import { escapeHtml, htmlPage } from './html.ts';
import { type HttpAnswer, htmlAnswer, jsonAnswer, NOT_FOUND } from './http-sink.ts';
import type { Mail } from './mail.ts';

/** The sink's web pages: `/` lists, `/messages/<id>` shows one, `/messages.json` returns all as data. */
export function answerMailPage(path: string, mails: readonly Mail[]): HttpAnswer {
  if (path === '/') return htmlAnswer(listPage(mails));
  if (path === '/messages.json') return jsonAnswer(mails.map(mailJson));
  const id = /^\/messages\/(\d+)$/.exec(path)?.[1];
  const mail = mails.find((candidate) => String(candidate.id) === id);
  return mail === undefined ? NOT_FOUND : htmlAnswer(mailPage(mail));
}

function mailJson(mail: Mail): unknown {
  return { ...mail, headers: Object.fromEntries(mail.headers) };
}

function listPage(mails: readonly Mail[]): string {
  const rows = mails.toReversed().map(
    (mail) => `<tr><td class="time">${mail.at.toISOString()}</td><td>${escapeHtml(mail.to.join(', '))}</td>
<td><a href="/messages/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td></tr>`,
  );
  const body =
    mails.length === 0
      ? '<p>No mail yet.</p>'
      : `<table><thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return htmlPage({ title: 'Lab mail', body, reloads: true });
}

function mailPage(mail: Mail): string {
  // An empty sandbox disables the mail's scripts, forms and top-level links, as in a mail client.
  const html =
    mail.html === null ? '' : `<iframe title="HTML part" sandbox srcdoc="${escapeHtml(mail.html)}"></iframe>`;
  const body = `<p class="time">${mail.at.toISOString()} from ${escapeHtml(mail.from)} to ${escapeHtml(mail.to.join(', '))}</p>
${html}<h2>Text</h2><pre>${escapeHtml(mail.text)}</pre><p><a href="/">All mail</a></p>`;
  return htmlPage({ title: mail.subject || '(no subject)', body, reloads: false });
}
