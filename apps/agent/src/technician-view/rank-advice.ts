import { FAILURE_GUIDE, failureSchema } from '@sightline/spec';
import type { LineVerdict } from './judge-line.ts';
import type { Advice, LineStatus, TechnicianCheck } from './technician-view.ts';

export interface AdviceInput {
  readonly verdict: LineVerdict;
  readonly line: LineStatus;
  /** The API's name, for a person. */
  readonly apiHost: string;
  /** The name server that is asked, null for the machine's own. */
  readonly resolver: string | null;
  readonly checks: readonly TechnicianCheck[];
  readonly clockOffsetMs: number | null;
  /** How many reports the disk does not take. */
  readonly inMemory: number;
}

/** From here on certificates begin to fail. */
const CLOCK_OFFSET_MS_WRONG = 5 * 60_000;

/** Failures that one device gives for many targets, so that one change mends all of them. */
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
 * What to fix first: what takes everything else along (the line, the name server), then what one device does to many
 * targets, then single targets, those that fail before those that are only degraded. Pure.
 */
export function rankAdvice(ground: AdviceInput): Advice[] {
  const root = rootAdvice(ground);
  const explained = new Set(root.flatMap(({ nos }) => nos));
  const left = ground.checks.filter(({ no, outcome }) => isTrouble(outcome) && !explained.has(no));
  return [...root, ...machineAdvice(ground), ...groupedAdvice(left), ...apiAdvice(ground, root.length > 0)];
}

function rootAdvice({ verdict, resolver }: AdviceInput): Advice[] {
  const server = resolver === null ? 'the name server of this machine' : `the name server ${resolver}`;
  switch (verdict.kind) {
    case 'works':
      return [];
    case 'out':
      return [
        {
          title: "The store's Internet line is out",
          first:
            'Check that modem and router have power and that their line light is on, then the cable from this machine to the router; restart the modem, and call the provider if the light stays off.',
          nos: verdict.nos,
        },
      ];
    case 'no_resolver':
      return [
        {
          title: 'No name can be looked up: the name server does not answer, or the line is out',
          first: `Check that the router is on and its line light is lit. If other machines of the store reach the Internet, see that ${server} is on, and that this machine may ask it on port 53, UDP and TCP.`,
          nos: verdict.nos,
        },
      ];
  }
}

function machineAdvice({ clockOffsetMs, inMemory }: AdviceInput): Advice[] {
  const advice: Advice[] = [];
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) >= CLOCK_OFFSET_MS_WRONG) {
    const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
    advice.push({
      title: `This machine's clock is ${minutes} minutes ${clockOffsetMs > 0 ? 'behind' : 'ahead'}`,
      first: "Set this machine's date, time and time zone, and have it take the time from the network.",
      nos: [],
    });
  }
  if (inMemory > 0) {
    advice.push({
      title: 'The disk takes no reports',
      first: "Free space on the disk that holds the agent's state, and see that it can be written to.",
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
      title: `${labelOf(first.failure)}: ${checks.length} targets, so probably one cause`,
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
      title: 'Sightline cannot be reached from here',
      first: `Run "sightline-agent doctor" on this machine; it says what stands in the way to ${apiHost}. What is seen here is kept until then.`,
      nos: [],
    },
  ];
}

function failingFirst(left: TechnicianCheck, right: TechnicianCheck): number {
  return Number(right.outcome === 'fail') - Number(left.outcome === 'fail') || left.no - right.no;
}

function isTrouble(outcome: TechnicianCheck['outcome']): boolean {
  return outcome === 'fail' || outcome === 'degraded';
}

function labelOf(failure: string | null): string {
  const known = failureSchema.safeParse(failure);
  return known.success ? FAILURE_GUIDE[known.data].label : 'fails';
}
