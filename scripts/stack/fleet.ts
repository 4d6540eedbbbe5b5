import type { HostRole, StoreProfile } from '@sightline/spec';

/** How often every check of the demo is probed; agents report as often. */
const INTERVAL_S = 10;

/** A machine with an agent of its own. */
export interface DemoHost {
  readonly hostname: string;
  readonly role: HostRole;
}

/** One store of the demo. */
export interface DemoStore {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  readonly profile: StoreProfile;
  /** The machine that watches the Internet side of the vendor's list. */
  readonly host: DemoHost;
  /** Other machines, which have nothing on the Internet to check. */
  readonly furtherHosts: readonly DemoHost[];
}

export interface DemoLogin {
  readonly name: string;
  readonly email: string;
  readonly role: 'owner' | 'admin' | 'member';
}

export interface DemoTenant {
  readonly slug: string;
  readonly name: string;
  readonly isControl: boolean;
  /** Whom alerts reach by email; null for the control, of which nobody is told. */
  readonly alertEmail: string | null;
  /** The channel that a Slack bot posts to beside the webhook; null where there is no bot. */
  readonly slackBotChannel: string | null;
  readonly logins: readonly DemoLogin[];
  readonly stores: readonly DemoStore[];
}

/** Every login of the demo has this password; it listens on loopback only. */
export const DEMO_PASSWORD = 'sightline-demo-2026';

/** Sees both brands, as a managed-service provider does. */
const PROVIDER: DemoLogin = { name: 'Robin Vega', email: 'robin@managed.example', role: 'admin' };

const HARBOR_GRILL: DemoTenant = {
  slug: 'harbor-grill',
  name: 'Harbor Grill',
  isControl: false,
  alertEmail: 'ops@harbor-grill.example',
  slackBotChannel: '#store-network',
  logins: [{ name: 'Dana Whitfield', email: 'dana@harbor-grill.example', role: 'owner' }, PROVIDER],
  stores: [
    harborStore('0007', 'Harbor Point', 'aloha', {
      address: '210 Seaport Blvd, Boston, MA 02210, USA',
      timeZone: 'America/New_York',
      tags: ['northeast', 'flagship'],
    }),
    harborStore('0012', 'Inner Quay', 'aloha', {
      address: '601 E Pratt St, Baltimore, MD 21202, USA',
      timeZone: 'America/New_York',
      tags: ['mid-atlantic'],
    }),
    harborStore('0021', 'River North', 'res3700', {
      address: '435 N Clark St, Chicago, IL 60654, USA',
      timeZone: 'America/Chicago',
      tags: ['midwest', 'drive-through'],
    }),
    harborStore('0034', 'Union Station', 'res3700', {
      address: '1701 Wynkoop St, Denver, CO 80202, USA',
      timeZone: 'America/Denver',
      tags: ['mountain'],
    }),
    harborStore('0048', 'Embarcadero', 'aloha', {
      address: '2 Embarcadero Ctr, San Francisco, CA 94111, USA',
      timeZone: 'America/Los_Angeles',
      tags: ['west', 'flagship'],
    }),
  ],
};

const NORDIC_KITCHEN: DemoTenant = {
  slug: 'nordic-kitchen',
  name: 'Nordic Kitchen',
  isControl: false,
  alertEmail: 'ops@nordic-kitchen.example',
  slackBotChannel: null,
  logins: [{ name: 'Astrid Holm', email: 'astrid@nordic-kitchen.example', role: 'owner' }, PROVIDER],
  stores: [
    nordicStore('101', 'Nyhavn', 'simphony', {
      address: 'Nyhavn 23, 1051 København K, Denmark',
      timeZone: 'Europe/Copenhagen',
      tags: ['denmark', 'flagship'],
    }),
    nordicStore('102', 'Gamla Stan', 'positouch', {
      address: 'Västerlånggatan 41, 111 29 Stockholm, Sweden',
      timeZone: 'Europe/Stockholm',
      tags: ['sweden'],
    }),
    nordicStore('103', 'Aker Brygge', 'simphony', {
      address: 'Stranden 30, 0250 Oslo, Norway',
      timeZone: 'Europe/Oslo',
      tags: ['norway'],
    }),
  ],
};

/** Our own view from outside any store; its checks are planned from everybody else's. */
const CONTROL: DemoTenant = {
  slug: 'control',
  name: 'Sightline control',
  isControl: true,
  alertEmail: null,
  slackBotChannel: null,
  logins: [],
  stores: [
    {
      number: 'C1',
      name: 'Control',
      address: '',
      timeZone: 'Etc/UTC',
      tags: [],
      profile: { pos: 'other', region: 'na', environment: 'production', variables: {}, intervalS: INTERVAL_S },
      host: { hostname: 'control-1', role: 'control' },
      furtherHosts: [],
    },
  ],
};

export const DEMO_TENANTS: readonly DemoTenant[] = [HARBOR_GRILL, NORDIC_KITCHEN, CONTROL];

/** The tenants that people know of: all but the control. */
export const CUSTOMERS: readonly DemoTenant[] = DEMO_TENANTS.filter(({ isControl }) => !isControl);

type Place = Pick<DemoStore, 'address' | 'timeZone' | 'tags'>;

function harborStore(number: string, name: string, pos: StoreProfile['pos'], place: Place): DemoStore {
  return {
    number,
    name,
    ...place,
    profile: { pos, region: 'na', environment: 'production', variables: { mid: '570' }, intervalS: INTERVAL_S },
    host: { hostname: `hg-${number}-boh`, role: 'boh' },
    // No terminal: two machines of one store on one computer would take the same ports from each other.
    furtherHosts: number === '0007' ? [{ hostname: 'hg-0007-svc1', role: 'service_host' }] : [],
  };
}

function nordicStore(number: string, name: string, pos: StoreProfile['pos'], place: Place): DemoStore {
  // In a Simphony store the CAPS server is the machine that talks to the vendor.
  const role = pos === 'simphony' ? 'caps' : 'boh';
  return {
    number,
    name,
    ...place,
    profile: {
      pos,
      region: 'eu',
      environment: 'production',
      variables: { mid: '812', client: 'nordic' },
      intervalS: INTERVAL_S,
    },
    host: { hostname: `nk-${number}-${role}`, role },
    furtherHosts: [],
  };
}

/** A store by its tenant's slug and its own number. Throws when the demo has no such store. */
export function findStore(slug: string, number: string): DemoStore {
  const store = DEMO_TENANTS.find((tenant) => tenant.slug === slug)?.stores.find((each) => each.number === number);
  if (store === undefined) throw new Error(`the demo has no store ${number} of ${slug}`);
  return store;
}
