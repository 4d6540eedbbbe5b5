import { ROLE_LABEL } from '@sightline/spec';
import { formatLocalTime } from '../technician-view/local-time.ts';
import { summaryText } from '../technician-view/summary-text.ts';
import { worstLocalState } from '../technician-view/view-text.ts';
import { type Html, html, ownHtml } from './html.ts';
import { advicePart, checksPart, linePart, nowPart, type PartsSource, runPart } from './page-parts.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/** Renders the parts that change, by element id; `summary` is text, the others are HTML. */
export function renderParts(source: PartsSource): Readonly<Record<string, string>> {
  return {
    now: nowPart(source).text,
    line: linePart(source).text,
    advice: advicePart(source).text,
    checks: checksPart(source).text,
    run: runPart(source).text,
    asof: `As of ${formatLocalTime(source.view.at)}`,
    summary: summaryText(source.view),
  };
}

export interface PageSecrets {
  /** Marks our own script and style for the browser; new for every page load. */
  readonly nonce: string;
  /** Proves that the page itself requested a run. */
  readonly token: string;
}

/** Renders the whole page; it needs neither its script nor any other file. */
export function renderPage(source: PartsSource, secrets: PageSecrets): string {
  const parts = renderParts(source);
  const part = (id: string): Html => ownHtml(parts[id] ?? '');
  const { view } = source;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${view.hostname} · ${view.storeName} · Sightline</title><link rel="icon" href="data:,">
<style nonce="${secrets.nonce}">${ownHtml(pageStyle())}</style></head>
<body><main>
<div><p class="brand"><svg class="mark" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M3 10h14"/></svg>Sightline on this machine</p>
<h1>${view.storeName}</h1>
<p class="facts"><span>Machine <b>${view.hostname}</b></span><span>Role <b>${ROLE_LABEL[view.role]}</b></span><span>Agent <b>${view.agentVersion}</b></span><span id="asof" data-text aria-live="off">${parts['asof'] ?? ''}</span></p></div>
<p class="silent" id="silent" data-state="failing" role="alert">The agent on this machine stopped answering. The information below is out of date.</p>
<section class="card now" id="whole" data-state="${worstLocalState(view)}" aria-label="Now"><div id="now" class="now-part" aria-live="polite">${part('now')}</div>
<div class="actions"><form id="run-form" method="post" action="/run"><input type="hidden" name="token" value="${secrets.token}"><button id="run-button" type="submit">Run all checks now</button></form><div class="run" id="run" aria-live="polite">${part('run')}</div></div></section>
<section class="card" aria-label="Connection"><dl class="line" id="line">${part('line')}</dl></section>
<section class="card" aria-labelledby="advice-title"><header><h2 id="advice-title">What to fix first</h2></header><div id="advice">${part('advice')}</div></section>
<section class="card" aria-labelledby="checks-title"><header><h2 id="checks-title">Checks of this machine</h2></header><div id="checks">${part('checks')}</div></section>
<section class="card" aria-label="Summary for a support ticket"><header><h2>For a support ticket</h2><div class="actions"><span id="copied" class="about" role="status"></span><button class="quiet" id="copy-button" type="button">Copy summary</button></div></header>
<details id="summary-box"><summary>Show text</summary><pre id="summary" data-text>${parts['summary'] ?? ''}</pre></details></section>
<footer>Times are in this machine's zone: ${view.zone}. This page shows what this machine sees, and works without the line. Sightline also probes from outside and tells whether the store or the vendor is at fault.</footer>
</main><script nonce="${secrets.nonce}">${ownHtml(PAGE_SCRIPT)}</script></body></html>
`.text;
}
