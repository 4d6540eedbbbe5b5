import { FAILURE_GUIDE, failureSchema, formatDuration } from '@sightline/spec';
import type { LineVerdict } from './judge-line.ts';
import type { Advice, LineStatus, TechnicianCheck } from './technician-view.ts';

export interface AdviceInput {
  readonly verdict: LineVerdict;
  readonly line: LineStatus;
  /** The API's host name, for a person. */
  readonly apiHost: string;
  /** The configured name server; null for the host's own. */
  readonly resolver: string | null;
  readonly checks: readonly TechnicianCheck[];
  readonly clockOffsetMs: number | null;
  /** How many reports are only in memory because the disk refuses writes. */
  readonly inMemory: number;
}

/** From this offset on, certificates begin to fail. */
const CLOCK_OFFSET_MS_WRONG = 5 * 60_000;

/** Failures that one device causes for many targets, so one change fixes all of them. */
const ONE_CAUSE: readonly string[] = [
  'response.captive_portal',
  'request.proxy_auth',
  'tls.intercepted',
  'tls.untrusted',
  'tls.not_yet_valid',
  'resolve.sinkhole',
  'resolve.refused',
  'resolve.servfail',
  'resolve.timeout',
  'connect.prohibited',
  'connect.net_unreachable',
];
const ONE_CAUSE_MIN = 2;

/**
 * Returns what to fix first: causes that affect everything (line, name server), then devices that affect many targets, then
 * single targets, failing before degraded. Pure.
 */
export function rankAdvice(input: AdviceInput): Advice[] {
  const root = rootAdvice(input);
  const explained = new Set(root.flatMap(({ nos }) => nos));
  const left = input.checks.filter(({ no, outcome }) => isFailing(outcome) && !explained.has(no));
  return [...root, ...machineAdvice(input), ...groupedAdvice(left), ...apiAdvice(input, root.length > 0)];
}

function rootAdvice({ verdict, resolver }: AdviceInput): Advice[] {
  const server = resolver === null ? "this machine's name server" : `the name server ${resolver}`;
  switch (verdict.kind) {
    case 'works':
      return [];
    case 'out':
      return [
        {
          title: "The store's Internet line is down",
          first:
            'Check that the modem and the router have power and that the line light is on. Check the cable from this machine to the router. Restart the modem, and call the provider if the line light stays off.',
          nos: verdict.nos,
        },
      ];
    case 'no_resolver':
      return [
        {
          title: 'Names do not resolve: the name server does not answer, or the line is down',
          first: `Check that the router is on and its line light is lit. If other machines in the store reach the Internet, check that ${server} is on, and that this machine may reach it on port 53, UDP and TCP.`,
          nos: verdict.nos,
        },
      ];
  }
}

function machineAdvice({ clockOffsetMs, inMemory }: AdviceInput): Advice[] {
  const advice: Advice[] = [];
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) >= CLOCK_OFFSET_MS_WRONG) {
    advice.push({
      title: `This machine's clock is ${formatDuration(Math.abs(clockOffsetMs))} ${clockOffsetMs > 0 ? 'behind' : 'ahead'}`,
      first: "Set this machine's date, time and time zone, and turn on network time (NTP).",
      nos: [],
    });
  }
  if (inMemory > 0) {
    advice.push({
      title: 'The disk refuses reports',
      first: "Free space on the disk with the agent's state, and check that the agent can write to it.",
      nos: [],
    });
  }
  return advice;
}

function groupedAdvice(checks: readonly TechnicianCheck[]): Advice[] {
  const groups = [...Map.groupBy(checks, ({ failure }) => failure ?? '')];
  const shared = groups.filter(([failure, some]) => ONE_CAUSE.includes(failure) && some.length >= ONE_CAUSE_MIN);
  const single = groups.filter((group) => !shared.includes(group)).flatMap(([, some]) => some);
  const byWeight = shared.toSorted(([, left], [, right]) => right.length - left.length);
  return [...byWeight.flatMap(([, some]) => sharedAdvice(some)), ...single.toSorted(failingFirst).map(singleAdvice)];
}

function sharedAdvice(checks: readonly TechnicianCheck[]): Advice[] {
  const [first] = checks;
  if (first === undefined) return [];
  return [
    {
      title: `${labelOf(first.failure)}: ${checks.length} targets, probably one cause`,
      first: first.fix,
      nos: checks.map(({ no }) => no),
    },
  ];
}

function singleAdvice(check: TechnicianCheck): Advice {
  return { title: `${check.title}: ${labelOf(check.failure)}`, first: check.fix, nos: [check.no] };
}

function apiAdvice({ line, apiHost }: AdviceInput, isRootKnown: boolean): Advice[] {
  if (line.kind !== 'down' || isRootKnown) return [];
  return [
    {
      title: "This machine can't reach Sightline",
      first: `Run "sightline-agent doctor" on this machine to see what blocks the connection to ${apiHost}. Results are kept until it works.`,
      nos: [],
    },
  ];
}

function failingFirst(left: TechnicianCheck, right: TechnicianCheck): number {
  return Number(right.outcome === 'fail') - Number(left.outcome === 'fail') || left.no - right.no;
}

function isFailing(outcome: TechnicianCheck['outcome']): boolean {
  return outcome === 'fail' || outcome === 'degraded';
}

function labelOf(failure: string | null): string {
  const known = failureSchema.safeParse(failure);
  return known.success ? FAILURE_GUIDE[known.data].label : 'fails';
}
