import type { FailureAdvice } from './advice.ts';

/** The two phases of HTTP: sending the request, and waiting for the response. */
export const HTTP_ADVICE = {
  'request.reset': {
    label: 'Connection reset while sending the request',
    meaning:
      'The handshake succeeded, but the connection was reset while the request was being sent. The usual cause is a device that inspects the traffic, or a firewall that lost the session.',
    fix: "Look for {name} in the firewall's intrusion prevention and web filter logs, and exempt it there.",
  },
  'request.timeout': {
    label: 'Request could not be sent in time',
    meaning:
      'The connection is open, but nothing acknowledges the data sent. The line loses packets, the path MTU is too small, or a firewall stopped passing the session.',
    fix: "Test the store's line for packet loss and path MTU toward {name}, and lower the TCP MSS on the WAN interface if large packets do not pass.",
  },
  'request.proxy_auth': {
    label: 'Proxy requires a login (407)',
    meaning: 'A proxy in the path asks for credentials. Services that run without a signed-in user have none.',
    fix: "Let this host reach {endpoint} without the proxy, or exempt the destination from the proxy's authentication.",
  },
  'response.timeout': {
    label: 'No response in time',
    meaning:
      'The request was sent and no response came. If the outside probe gets a response, a device in the path holds the traffic while it scans it. If not, the server is overloaded.',
    fix: 'Exempt {name} from content scanning on the firewall or proxy if the outside probe gets a response; otherwise report it to the vendor.',
  },
  'response.stalled': {
    label: 'Response stopped halfway',
    meaning:
      'The response started and then stalled. The line loses packets, packets are too large for it, or a scanner in the path holds the rest.',
    fix: "Test the store's line for packet loss and path MTU, then exempt {name} from content scanning.",
  },
  'response.reset': {
    label: 'Connection reset before the response was complete',
    meaning:
      'The request was sent, but the connection was reset before the full response came. Intrusion prevention, a web filter or a short firewall session timeout does this. If the outside probe sees it too, the server does.',
    fix: "Look for {name} in the firewall's intrusion prevention and web filter logs, and exempt it there.",
  },
  'response.block_page': {
    label: 'Block page returned',
    meaning:
      "A web filter returned its own page instead of the vendor's. Any product name shown with it is a hint from the page, not proof.",
    fix: "Add {name} to the web filter's allowlist by name, not only by category.",
  },
  'response.captive_portal': {
    label: 'Captive portal returned a page',
    meaning:
      'The network redirects to a login or terms page. The host is on a guest network, or the provider restricts the line until someone signs in or pays.',
    fix: "Move this host off the guest network or exempt it from the portal; if the page is the Internet provider's, ask the provider to unlock the line.",
  },
  'response.unexpected_status': {
    label: 'Unexpected HTTP status',
    meaning:
      'An HTTP server answered, but not with the expected status. If the outside probe gets the expected status, a proxy or filter answers instead of the vendor. If not, the vendor changed or broke something.',
    fix: "Compare the response with the outside probe's response from {target}: if they differ, exempt it from the proxy or filter; if they match, report it to the vendor.",
  },
  'response.unexpected_body': {
    label: 'Unexpected content in the response',
    meaning:
      'The status is right, but the content is not what the target normally sends. A filter or portal that answers with status 200 looks like this. So does a change by the vendor.',
    fix: "Compare the response with the outside probe's response from {target}: if they differ, exempt it from the proxy or filter; if they match, report it to the vendor.",
  },
} as const satisfies Record<string, FailureAdvice>;
