/** The parts of an HTTP response that show who sent it. */
export interface HttpResponseFacts {
  readonly status: number;
  /** By lower-case name; the values of a repeated header are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

interface BlockPageSignature {
  readonly product: string;
  readonly location?: RegExp;
  readonly body?: RegExp;
  readonly header?: readonly [name: string, value: RegExp];
}

const BLOCK_PAGES: readonly BlockPageSignature[] = [
  { product: 'Cisco Umbrella', location: /\.opendns\.com\//i, body: /This site is blocked due to content filtering/i },
  {
    product: 'FortiGuard',
    body: /Powered By FortiGuard|violation of your internet usage policy|FortiGuard Intrusion Prevention/i,
  },
  { product: 'Zscaler', location: /gateway\.zscaler[a-z]*\.net/i, body: /Internet Security by Zscaler/i },
  { product: 'Palo Alto Networks', location: /\/php\/urlblock\.php/i, body: /<title>\s*Web Page Blocked/i },
  { product: 'E2Guardian', body: /<title>\s*(?:E2Guardian|DansGuardian) - Access Denied/i },
  { product: 'Meraki', location: /wired\.meraki\.com:8090\/blocked\.cgi/i },
  { product: 'SonicWall', body: /SonicWALL - Web Site Blocked/i },
  { product: 'WatchGuard', body: /denied by WatchGuard HTTP Proxy/i },
  { product: 'Barracuda', header: ['server', /Barracuda\/NGFirewall|BarracudaHTTP/i] },
  { product: 'Blue Coat', location: /notify\.bluecoat\.com/i },
  { product: 'Forcepoint', location: /:15871\/cgi-bin\/blockpage\.cgi/i, body: /:15871\/cgi-bin\/blockpage\.cgi/i },
  { product: 'Check Point', body: /Check Point UserCheck/i },
  { product: 'Untangle', body: /violates network policy/i },
  { product: 'Squid', header: ['x-squid-error', /./], body: /Squid Error pages/i },
  { product: 'Kerio Control', body: /blocked by Kerio Control/i },
  { product: 'Pi-hole', body: /Pi-hole: A black hole/i },
  {
    product: 'a web filter',
    body: /<(?:title|h1)[^>]*>[^<]{0,60}\b(?:web ?page|site|url|access|website|request)\b[^<]{0,30}\bblocked\b/i,
  },
];

/** Returns the product whose block page a response is, or null. */
export function blockPageProduct(answer: HttpResponseFacts): string | null {
  return BLOCK_PAGES.find((signature) => matches(signature, answer))?.product ?? null;
}

function matches(signature: BlockPageSignature, answer: HttpResponseFacts): boolean {
  const location = answer.headers.get('location') ?? '';
  const [name, value] = signature.header ?? [];
  return (
    (signature.location?.test(location) ?? false) ||
    (signature.body?.test(answer.body) ?? false) ||
    (name !== undefined && value !== undefined && value.test(answer.headers.get(name) ?? ''))
  );
}

const PORTAL_LOCATION =
  /login|logon|signin|portal|captive|hotspot|guest|splash|wifi|wlan|walled|:8(?:080|880|443|008|010|015|020)\b/i;

/**
 * Whether a response, not proven to come from the origin, sends the client to a login elsewhere: RFC 6585's 511, or a
 * redirect to another host that looks like a portal.
 */
export function isCaptivePortal(answer: HttpResponseFacts, host: string): boolean {
  if (answer.status === 511) return true;
  if (answer.status < 300 || answer.status > 399) return false;
  const location = answer.headers.get('location') ?? '';
  if (!URL.canParse(location)) return false;
  const target = new URL(location);
  const elsewhere = target.hostname.toLowerCase() !== host.toLowerCase();
  return elsewhere && !shareDomain(target.hostname, host) && PORTAL_LOCATION.test(location);
}

function shareDomain(left: string, right: string): boolean {
  const tail = (name: string): string => name.toLowerCase().split('.').slice(-2).join('.');
  return tail(left) === tail(right) && /[a-z]/i.test(tail(left));
}

/** Whether a response is a Cloudflare challenge, so the request reached the vendor's edge. */
export function isCloudflareChallenge(answer: HttpResponseFacts): boolean {
  if (/challenge/i.test(answer.headers.get('cf-mitigated') ?? '')) return true;
  const isCloudflare = /cloudflare/i.test(answer.headers.get('server') ?? '') || answer.headers.has('cf-ray');
  return (
    isCloudflare &&
    [403, 429, 503].includes(answer.status) &&
    /Just a moment\.\.\.|Ray ID|challenge-platform/i.test(answer.body)
  );
}
