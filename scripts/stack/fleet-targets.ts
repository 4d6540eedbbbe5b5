import { PAYTRONIX_PACK, type PlannedCheck, planHost } from '@sightline/allowlist';
import { exampleNextVersion } from '@sightline/lab';
import { isNetworkTarget, type NetworkTarget, type Pack } from '@sightline/spec';
import { DEMO_TENANTS, type DemoStore } from './fleet.ts';

/** A check of a name on the Internet. */
export interface InternetCheck extends PlannedCheck {
  readonly target: NetworkTarget;
}

/** The Internet checks of a store's agent, as the API plans them. */
export function checksOf(store: DemoStore): readonly InternetCheck[] {
  return checksBy(PAYTRONIX_PACK, store);
}

function checksBy(pack: Pack, store: DemoStore): readonly InternetCheck[] {
  return planHost(pack, store.profile, store.host.role).checks.filter(isInternetCheck);
}

function isInternetCheck(check: PlannedCheck): check is InternetCheck {
  return check.scope === 'external' && isNetworkTarget(check.target);
}

/** A check of a store that no other one excuses: alone it decides whether its endpoint is blocked. Throws when there is none. */
export function decisiveCheckOf(store: DemoStore): InternetCheck {
  const check = checksOf(store).find(({ anyOf, required }) => anyOf === null && required);
  if (check === undefined) throw new Error(`every check of store ${store.number} has an alternative`);
  return check;
}

/** Every host name that an agent of the demo probes, by either version of the list: what the lab's vendor serves. */
export function vendorNames(): readonly string[] {
  const stores = DEMO_TENANTS.flatMap((tenant) => tenant.stores);
  const packs = [PAYTRONIX_PACK, exampleNextVersion(PAYTRONIX_PACK)];
  const checks = packs.flatMap((pack) => stores.flatMap((store) => checksBy(pack, store)));
  return [...new Set(checks.map(({ target }) => target.host))];
}
