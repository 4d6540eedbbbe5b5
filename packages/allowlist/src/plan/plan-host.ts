import type { Entry, HostRole, Pack, StoreProfile } from '@sightline/spec';
import { appliesToHost } from './applies-to.ts';
import { choiceOf, choosePorts } from './endpoint/choose-endpoint.ts';
import { planEndpoint, unplannedOnly } from './endpoint/plan-endpoint.ts';
import { planLanEntry, planWaysIn } from './lan/plan-lan.ts';
import type { HostPlan, PlanHost } from './plan.ts';
import { planApplication, planRunning, planSigner } from './plan-programs.ts';
import { type Site, UNKNOWN_SITE } from './site.ts';

/**
 * Plans what one host checks for a pack, and names what applies to the host but is not checked, with the reason.
 *
 * Entries for another POS system, region, environment or role are in neither list, except for neighbors' ports that only
 * this host can probe. Every other entry is in at least one. Without a site the host counts as the only one in its store.
 * A check's key comes from its entry's id, the place of the name in the entry, the port and the neighbor's id, so wording
 * never changes it. Pure.
 */
export const planHost: PlanHost = (pack, profile, role, site = UNKNOWN_SITE) => {
  const host: PlannedHost = { pack, profile, role, site };
  const plans = pack.entries
    .filter((entry) => appliesToHost(entry, profile, role))
    .map((entry) => planEntry(host, entry));
  const checks = plans.flatMap((plan) => plan.checks);
  return {
    checks: [...checks, ...planWaysIn(host, checks)],
    unplanned: plans.flatMap(({ unplanned }) => unplanned),
  };
};

interface PlannedHost {
  readonly pack: Pack;
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly site: Site;
}

function planEntry(host: PlannedHost, entry: Entry): HostPlan {
  const { pack, profile, role, site } = host;
  const program = { entry, pack, profile, role, platform: site.platform };
  const { subject } = entry;
  switch (subject.kind) {
    case 'endpoint':
      return planEndpoint({ entry, subject, pack, profile });
    case 'lan_port':
      return planLanEntry(host, { entry, subject: choosePorts(subject, choiceOf(profile, entry.id)) });
    case 'application':
      return planApplication(program, subject);
    case 'process':
    case 'service':
      return planRunning(program, subject);
    case 'code_signer':
      return planSigner(program, subject);
    case 'ranges':
      return unplannedOnly(entry, 'not_probed_directly', "IP ranges can't be tested: no single address must answer.");
    case 'folder_exclusion':
      return unplannedOnly(
        entry,
        'not_probed_directly',
        "Security software keeps its exclusions in its own settings, which the agent can't read.",
      );
    case 'installer':
      return unplannedOnly(entry, 'not_probed_directly', 'An installer is a file to allow; there is nothing to probe.');
    case 'note':
      return unplannedOnly(entry, 'not_probed_directly', 'An instruction; there is nothing to probe.');
  }
}
