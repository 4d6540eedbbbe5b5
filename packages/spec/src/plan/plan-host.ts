import type { HostRole } from '../ids.ts';
import type { Target } from '../messages/assignment.ts';
import type { Entry, NamePattern, Pack, Subject } from '../packs/pack.ts';
import type { HostPlan, PlanHost, PlannedCheck, Unplanned } from './plan.ts';
import { resolveName } from './resolve-name.ts';
import type { StoreProfile } from './store-profile.ts';
import { targetKey } from './target-key.ts';

const PROBE_TIMEOUT_MS = 5_000;

/**
 * What one host of a store checks of a pack, and what of the pack concerns the host but is not checked, each with why.
 *
 * An entry of another POS system, region, environment or role is in neither list; every other entry is in at least one.
 * Keys come from entry ids, the place of a name in its entry, and the port, so that wording changes none of them. Pure.
 */
export const planHost: PlanHost = (pack, profile, role) => {
  const plans = pack.entries
    .filter((entry) => appliesTo(entry, profile, role))
    .map((entry) => planEntry(entry, pack, profile));
  return {
    checks: plans.flatMap(({ checks }) => checks),
    unplanned: plans.flatMap(({ unplanned }) => unplanned),
  };
};

function appliesTo({ appliesTo: to }: Entry, { pos, region, environment }: StoreProfile, role: HostRole): boolean {
  return (
    (to.pos === 'all' || to.pos.includes(pos)) &&
    (to.regions === 'all' || to.regions.includes(region)) &&
    (to.environments === 'all' || to.environments.includes(environment)) &&
    to.roles.includes(role)
  );
}

function planEntry(entry: Entry, pack: Pack, profile: StoreProfile): HostPlan {
  const { subject } = entry;
  switch (subject.kind) {
    case 'endpoint':
      return planEndpoint({ entry, subject, pack, profile });
    case 'lan_port':
      return unplannedOnly(entry, 'needs_neighbour', lanPortText(subject));
    case 'application':
      return unplannedOnly(
        entry,
        'needs_host_prober',
        `Whether ${subject.path} is there, runs and is allowed shows only on the machine itself; the agent does not look at programs yet.`,
      );
    case 'ranges':
      return unplannedOnly(
        entry,
        'not_probed_directly',
        'Address ranges are to be allowed, but no single address of them is promised to answer a probe.',
      );
    case 'installer':
      return unplannedOnly(entry, 'not_probed_directly', 'An installer is a file to allow; there is nothing to probe.');
    case 'note':
      return unplannedOnly(entry, 'not_probed_directly', 'An instruction; there is nothing in it to probe.');
  }
}

interface EndpointEntry {
  readonly entry: Entry;
  readonly subject: Extract<Subject, { kind: 'endpoint' }>;
  readonly pack: Pack;
  readonly profile: StoreProfile;
}

function planEndpoint(endpoint: EndpointEntry): HostPlan {
  const { entry, subject } = endpoint;
  if (subject.names.length === 0) return unplannedOnly(entry, 'cell_unknown', unknownNameText(entry));
  if (subject.protocol !== 'https') {
    const ports = subject.ports.join(', ');
    return unplannedOnly(entry, 'not_probed_directly', `The list does not say which protocol port ${ports} speaks.`);
  }

  const plans = subject.names.map((name, index) => planName(endpoint, name, index));
  return {
    checks: plans.flatMap(({ checks }) => checks),
    unplanned: plans.flatMap(({ unplanned }) => unplanned),
  };
}

function planName({ entry, subject, pack, profile }: EndpointEntry, name: NamePattern, index: number): HostPlan {
  const resolved = resolveName(name, pack, profile.variables);
  if (resolved.kind === 'unresolved') return unplannedOnly(entry, resolved.reason, resolved.text);

  const checks = subject.ports.map((port): PlannedCheck => {
    const target: Target = { kind: 'https', host: resolved.host, port, path: '/' };
    return {
      key: `${entry.id}/${index + 1}:${port}`,
      entryId: entry.id,
      title: name.note === undefined ? entry.title : `${entry.title} (${name.note})`,
      target,
      targetKey: targetKey(target),
      scope: 'external',
      required: entry.required,
      // One port of one name is the alternative of the same port of another name, never of another port.
      anyOf: subject.names.length > 1 ? `${entry.id}:${port}` : null,
      intervalS: profile.intervalS,
      timeoutMs: PROBE_TIMEOUT_MS,
    };
  });
  return { checks, unplanned: [] };
}

function unplannedOnly(entry: Entry, reason: Unplanned['reason'], text: string): HostPlan {
  return { checks: [], unplanned: [{ entryId: entry.id, title: entry.title, reason, text }] };
}

/** A list's name columns come before its address columns, so the first unknown cell is the one that is missed. */
function unknownNameText({ cells }: Entry): string {
  for (const cell of cells) {
    if (cell.kind === 'unknown') return `${cell.column} is unknown. ${cell.reason}`;
  }
  return 'The list does not name a host.';
}

function lanPortText({ ports }: Extract<Subject, { kind: 'lan_port' }>): string {
  const which = ports.length === 1 ? 'Port' : 'Ports';
  return `${which} ${ports.join(', ')} is for traffic within the store: to check it takes an agent on the machine at the other end too.`;
}
