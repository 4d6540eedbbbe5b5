import type { FailureAdvice } from './advice.ts';

export const RESOLVE_ADVICE = {
  'resolve.nxdomain': {
    label: 'DNS name does not exist (NXDOMAIN)',
    meaning:
      "The store's resolver says the name does not exist. If the outside probe resolves it, a DNS filter answers for the name, or the resolver does not resolve public names. If nobody resolves it, the name is wrong or the vendor removed it.",
    fix: 'Allow {name} in the DNS filter, or give the host a resolver that resolves public names.',
  },
  'resolve.nodata': {
    label: 'DNS name has no address (NODATA)',
    meaning:
      'The name exists, but the answer has no A or AAAA record. Usually an internal zone on the resolver hides the public one, or a filter such as DNS rebinding protection strips addresses from answers.',
    fix: "Compare what the store's resolver and a public one answer for {name}, and remove the internal zone or filter rule that differs.",
  },
  'resolve.servfail': {
    label: 'DNS server failed (SERVFAIL)',
    meaning:
      'The resolver tried and gave up: it cannot reach its upstream servers, or DNSSEC validation failed. Some DNS filters also block names this way.',
    fix: "Look up {name} in the log of the store's resolver, and check its forwarders, DNSSEC validation and filter.",
  },
  'resolve.refused': {
    label: 'DNS server refuses to answer',
    meaning:
      "The server answers REFUSED: it does not permit the store's subnet, it serves only its own zones, or it cannot reach an upstream server, for example while the line is down. Or its DNS service is stopped and nothing listens on port 53.",
    fix: "Make sure the DNS service on this host's server runs and permits the store's subnet, or point the host at the resolver meant for stores.",
  },
  'resolve.timeout': {
    label: 'DNS query timed out',
    meaning:
      "The resolver did not answer. Port 53 between the host and its resolver is blocked, the resolver is down or waits for servers that it cannot reach, or the store's line is down.",
    fix: 'Allow UDP and TCP port 53 from this host to its DNS servers, and check that those servers answer.',
  },
  'resolve.sinkhole': {
    label: 'DNS answer is a block address (sinkhole)',
    meaning:
      "The resolver answered with an address that DNS filters return for blocked names, such as 0.0.0.0 or the filter's block page. The vendor's server was never contacted.",
    fix: 'Allow {name} in the DNS filter, then flush the DNS caches of the resolver and the host.',
  },
  'resolve.bogon': {
    label: 'DNS answer is a private or reserved address',
    meaning:
      "A public name resolved to an address that does not exist on the Internet, such as 127.0.0.1 or 10.0.0.9. The vendor's DNS does not give this address to others. An internal zone, a hosts file, a filter or a captive portal answers instead.",
    fix: "Remove what answers for {name} locally: an internal zone or filter rule on the resolver, or a line in this host's hosts file.",
  },
  'resolve.hijack': {
    label: "DNS answer is not the vendor's (hijacked)",
    meaning:
      'The resolver returns the same address for names that do not exist, and the server there has no valid certificate for the name. A filter, a login portal, the provider or a compromised router rewrites DNS answers.',
    fix: "Ask another resolver for {name} from this host to find out which device rewrites the store's DNS answers, and turn that off.",
  },
} as const satisfies Record<string, FailureAdvice>;
