import { formatDuration, formatList } from '@sightline/spec';
import type { RunAllState } from '../scheduler/run-all-checks.ts';
import { formatLocalTime } from '../technician-view/local-time.ts';
import {
  type Advice,
  countStates,
  LOCAL_STATES,
  type LocalState,
  type TechnicianCheck,
  type TechnicianView,
} from '../technician-view/technician-view.ts';
import {
  connectionText,
  headline,
  lossText,
  nextStep,
  queueText,
  STATE_LABELS,
  worstLocalState,
} from '../technician-view/view-text.ts';
import { type Html, html, ownHtml } from './html.ts';

/** The input for the parts of the page. */
export interface PartsSource {
  readonly view: TechnicianView;
  readonly run: RunAllState;
}

/** The most targets named under one piece of advice; the rest are counted. */
const NAMED_MAX = 4;

/** Renders the state of the whole host. */
export function nowPart({ view }: PartsSource): Html {
  const state = worstLocalState(view);
  const counts = countStates(view.checks);
  const badges = LOCAL_STATES.filter((one) => counts[one] > 0).map(
    (one) => html`<span class="badge" data-state="${one}">${stateIcon(one)}${counts[one]} ${STATE_LABELS[one]}</span>`,
  );
  return html`<span class="disc" data-state="${state}">${stateIcon(state)}</span>
<div><p class="headline">${headline(view)}</p><div class="tally">${badges}</div></div>`;
}

/** Renders the connection to the API, the queue and the losses. */
export function linePart({ view }: PartsSource): Html {
  const isDown = view.line.kind === 'down';
  const lost = view.dropped.reports === 0 ? 'Nothing lost' : `Lost since enrollment: ${lossText(view)}`;
  return html`<div data-state="${isDown ? 'line_out' : 'pass'}"><dt>Connection to Sightline</dt><dd class="${isDown ? 'bad' : ''}">${connectionText(view)}<small>${lineDetail(view)}</small></dd></div>
<div><dt>Queue</dt><dd>${queueText(view)}<small>Sent automatically once Sightline is reachable, newest first</small></dd></div>
<div><dt>Losses</dt><dd>${lost}<small>Results are kept through outages of more than a day</small></dd></div>`;
}

function lineDetail({ line, at }: TechnicianView): string {
  switch (line.kind) {
    case 'untried':
      return 'The agent just started';
    case 'up':
      return `Last report accepted ${formatLocalTime(line.acceptedAt)}`;
    case 'down':
      return `Since ${formatLocalTime(line.since)} (${formatDuration(Date.parse(at) - Date.parse(line.since))}): ${line.reason}`;
  }
}

/** Renders what to fix first, in order. */
export function advicePart({ view }: PartsSource): Html {
  if (view.advice.length > 0)
    return html`<ol class="advice">${view.advice.map((one, at) => adviceItem(one, at, view))}</ol>`;
  const isSeen = view.checks.some(({ state }) => state !== 'unseen');
  return html`<p class="note">${isSeen ? 'Nothing to fix: everything checked so far works.' : 'No results yet. The first checks run within 30 s.'}</p>`;
}

function adviceItem({ title, first, nos }: Advice, at: number, { checks }: TechnicianView): Html {
  const targets = checks.filter(({ no }) => nos.includes(no)).map(({ target }) => target);
  const named = formatList(targets, { namedMax: NAMED_MAX });
  const about = targets.length === 0 ? null : html`<p class="about">Targets: <span class="mono">${named}</span></p>`;
  return html`<li><span class="rank">${at + 1}</span><div><h3>${title}</h3><p>${first}</p>${about}</div></li>`;
}

/** Renders every check of the host, worst first. */
export function checksPart({ view }: PartsSource): Html {
  if (view.checks.length === 0) {
    return html`<p class="note">No checks are assigned to this machine yet. They arrive once this machine reaches Sightline.</p>`;
  }
  return html`<ul class="checks">${view.checks.map((check) => checkItem(check, view))}</ul>`;
}

function checkItem(check: TechnicianCheck, { at }: TechnicianView): Html {
  const isFailing = check.outcome === 'fail' || check.outcome === 'degraded';
  const fix = isFailing ? html`<p class="fix"><b>Fix:</b> ${nextStep(check)}</p>` : null;
  const hints = isFailing ? check.hints.map((hint) => html`<p class="hint">${hint}</p>`) : [];
  return html`<li><div><span class="badge" data-state="${check.state}">${stateIcon(check.state)}${STATE_LABELS[check.state]}</span></div>
<div><h3>${check.title}</h3><p class="mono">${check.target}</p><p class="words">${check.explanation}</p>${hints}${fix}</div>
<div class="when">${whenOf(check, at)}</div></li>`;
}

function whenOf({ since, probedAt }: TechnicianCheck, at: string): Html | null {
  if (since === null || probedAt === null) return null;
  return html`<b>For ${formatDuration(Date.parse(at) - Date.parse(since))}</b> since ${formatLocalTime(since)}<br>last checked ${formatLocalTime(probedAt)}`;
}

/** Renders the progress of a requested run. */
export function runPart({ run }: PartsSource): Html {
  switch (run.kind) {
    case 'idle':
      return html``;
    case 'running':
      return html`${run.done} of ${run.total} checks done<progress max="${run.total}" value="${run.done}" aria-label="Checks done"></progress>`;
    case 'done':
      return html`Ran all ${run.total} checks, ${formatLocalTime(run.finishedAt)}`;
  }
}

const SHAPES: Readonly<Record<LocalState, string>> = {
  failing: '<circle cx="8" cy="8" r="6"/><path d="M3.8 12.2 12.2 3.8"/>',
  line_out: '<path d="M1.6 8h3.6M10.8 8h3.6M9.4 3.4 6.6 12.6"/>',
  degraded: '<path d="M8 2.4 14.4 13.4H1.6zM8 6.6v3M8 11.4v.1"/>',
  unseen: '<path d="M5.6 6a2.4 2.4 0 1 1 3.6 2.1C8.4 8.6 8 9 8 10M8 12.6v.1"/>',
  pass: '<path d="M3 8.6 6.4 12 13 4.6"/>',
};

/** Returns the icon of a state, in the color of the surrounding text; a label stands next to it. */
function stateIcon(state: LocalState): Html {
  return ownHtml(`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg>`);
}
