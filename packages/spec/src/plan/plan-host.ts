import type { HostRole } from '../ids.ts';
import type { Entry, Pack } from '../packs/pack.ts';
import { portsText, type Subject } from '../packs/subject.ts';
import type { HostPlan, PlanHost } from './plan.ts';
import { planEndpoint, unplannedOnly } from './plan-endpoint.ts';
import type { StoreProfile } from './store-profile.ts';

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
    case 'process':
    case 'service':
    case 'code_signer':
    case 'folder_exclusion':
      return unplannedOnly(
        entry,
        'needs_host_prober',
        'What security software allows shows only on the machine itself; the agent does not look at it yet.',
      );
    case 'installer':
      return unplannedOnly(entry, 'not_probed_directly', 'An installer is a file to allow; there is nothing to probe.');
    case 'note':
      return unplannedOnly(entry, 'not_probed_directly', 'An instruction; there is nothing in it to probe.');
  }
}

function lanPortText({ ports }: Extract<Subject, { kind: 'lan_port' }>): string {
  const isOne = ports.length === 1 && typeof ports[0] === 'number';
  return `${isOne ? 'Port' : 'Ports'} ${portsText(ports)} is for traffic within the store: to check it takes an agent on the machine at the other end too.`;
}
