import type { FailureAdvice } from './advice.ts';

export const RESOLVE_ADVICE = {
  'resolve.nxdomain': {
    label: 'DNS name does not exist (NXDOMAIN)',
    meaning:
      "The store's resolver says that there is no such name. If the control resolves it, a DNS filter is answering for the name, or the resolver has no view of public DNS. If nobody resolves it, the name is wrong or the vendor withdrew it.",
    fix: 'Allow {name} in the DNS filter, or give the host a resolver that answers for public names.',
  },
  'resolve.nodata': {
    label: 'DNS name has no address (NODATA)',
    meaning:
      'The name exists, but the answer held neither an A nor an AAAA record. Usually an internal zone on the resolver hides the public one, or a filter strips addresses from answers (DNS rebinding protection does).',
    fix: "Compare the answers of the store's resolver and of a public one for {name}, and remove the internal zone or filter rule that differs.",
  },
  'resolve.servfail': {
    label: 'DNS server failed (SERVFAIL)',
    meaning:
      'The resolver tried and gave up: it cannot reach the servers above it, DNSSEC validation failed, or it blocks names this way, as some DNS filters are set to do.',
    fix: "Look up {name} in the log of the store's resolver, and check its forwarders, its DNSSEC validation and its filter.",
  },
  'resolve.refused': {
    label: 'DNS server refuses to answer',
    meaning:
      "The server answers REFUSED: its list of permitted clients lacks the store's subnet, it answers for its own zones only, or it has no server above it to ask, as when the line is out. Or nothing listens on port 53 there any more: its DNS service is stopped.",
    fix: "See that the DNS service runs on the server that this host uses and that it permits the store's subnet, or set the host to the resolver meant for stores.",
  },
  'resolve.timeout': {
    label: 'DNS query timed out',
    meaning:
      "The resolver did not answer. Port 53 between the host and its resolver is blocked, the resolver is down, it waits for servers it cannot reach itself, or the store's line is out.",
    fix: 'Allow UDP and TCP port 53 from this host to its DNS servers, and check that those servers answer at all.',
  },
  'resolve.sinkhole': {
    label: 'DNS answer is a block address (sinkhole)',
    meaning:
      "The resolver answered with an address that DNS filters give for blocked names, such as the server of its block page, or 0.0.0.0. The vendor's server was never contacted.",
    fix: 'Allow {name} in the DNS filter, then flush the DNS caches of the resolver and the host.',
  },
  'resolve.bogon': {
    label: 'DNS answer is a private or reserved address',
    meaning:
      "A public name resolved to an address that does not exist on the Internet, such as 127.0.0.1 or 10.0.0.9, and the vendor's own DNS does not give it to others. An internal zone, a hosts file, a filter or a captive portal answers in the vendor's place.",
    fix: "Remove whatever answers for {name} locally: an internal zone or filter rule on the resolver, or a line in the host's hosts file.",
  },
  'resolve.hijack': {
    label: "DNS answer is not the vendor's (hijacked)",
    meaning:
      'The resolver gives the same address for names that do not exist, and the server there cannot prove with a certificate that it serves the name. A filter, a login portal, the provider or a compromised router rewrites answers.',
    fix: "Find which device answers the store's DNS queries, by asking another resolver for {name} from this host, and stop it from rewriting answers.",
  },
} as const satisfies Record<string, FailureAdvice>;
