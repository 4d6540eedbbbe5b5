import type { FailureAdvice } from './advice.ts';

/** The two phases of HTTP: sending the request, and waiting for the response. */
export const HTTP_ADVICE = {
  'request.reset': {
    label: 'Connection reset while sending the request',
    meaning:
      'The handshake succeeded, and the connection was reset while the request was being sent. A device that looks into the traffic, or a firewall that lost its session entry, is the usual cause.',
    fix: 'Look for {name} in the intrusion prevention and web filter logs of the firewall, and exempt it there.',
  },
  'request.timeout': {
    label: 'Request could not be sent in time',
    meaning:
      'The connection stands, but it takes no data: what is sent is not acknowledged. Heavy loss on the line, a path MTU that is too small, or a firewall that stopped passing the session.',
    fix: "Test the store's line for loss and for its path MTU towards {name}, and lower the TCP MSS on the WAN interface if large packets do not pass.",
  },
  'request.proxy_auth': {
    label: 'A proxy asks for a login (407)',
    meaning:
      'A proxy on the way wants credentials. Services without a user in front of them, as at a store, have none to give.',
    fix: 'Let this host reach {endpoint} past the proxy, or exempt the destination from authentication on it.',
  },
  'response.timeout': {
    label: 'No response in time',
    meaning:
      'The request was sent and nothing came back. If the control gets a response, a device on the way holds the traffic (scanning it, or waiting for a decision); if not, the server is overloaded.',
    fix: 'Exempt {name} from content scanning on the firewall or proxy where the control gets a response; report it to the vendor where it does not.',
  },
  'response.stalled': {
    label: 'Response stopped halfway',
    meaning:
      'The response began and then stood still. Loss on the line, packets too large for it, or a scanner on the way that holds the rest.',
    fix: "Test the store's line for loss and for its path MTU, then exempt {name} from content scanning.",
  },
  'response.reset': {
    label: 'Connection reset before the response was complete',
    meaning:
      'The request was sent, and the connection was reset in place of a full response. Intrusion prevention, a web filter or a short session timeout on a firewall; if the control sees it too, the server.',
    fix: 'Look for {name} in the intrusion prevention and web filter logs of the firewall, and exempt it there.',
  },
  'response.block_page': {
    label: 'A block page answered',
    meaning:
      "A web filter answered with its own page in the vendor's place. Any product named beside this is a hint taken from the page, not a certainty.",
    fix: 'Add {name} to the allowlist of the web filter, by name and not only by category.',
  },
  'response.captive_portal': {
    label: 'A captive portal answered',
    meaning:
      'The network leads to a login or terms page. The host is on a guest network, or the provider holds back the line until someone signs in or pays.',
    fix: "Move this host off the guest network or exempt it from the portal; if the page is the provider's, have the line released.",
  },
  'response.unexpected_status': {
    label: 'Unexpected HTTP status',
    meaning:
      "Something that speaks HTTP answered, but not with the status expected. If the control gets the expected one, a proxy or filter answers in the vendor's place; if not, the vendor changed or broke something.",
    fix: 'Compare the response with what the control gets from {target}: exempt it from the proxy or filter where they differ, and report it to the vendor where they agree.',
  },
  'response.unexpected_body': {
    label: 'Unexpected content in the response',
    meaning:
      "The status is right, but the content is not what the target is known to send. A filter or portal that answers with status 200 looks like this; so does a change at the vendor's.",
    fix: 'Compare the response with what the control gets from {target}: exempt it from the proxy or filter where they differ, and report it to the vendor where they agree.',
  },
} as const satisfies Record<string, FailureAdvice>;
