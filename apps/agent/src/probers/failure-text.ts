import type { Failure } from '@sightline/spec';

export const FAILURE_TEXT: Readonly<Record<Failure, { readonly explanation: string; readonly fix: string }>> = {
  'resolve.nxdomain': {
    explanation: 'the resolver says that the name does not exist.',
    fix: "Let the store's DNS resolve {target}.",
  },
  'resolve.nodata': {
    explanation: 'the resolver knows the name but gives no address.',
    fix: "Let the store's DNS resolve {target}.",
  },
  'resolve.servfail': {
    explanation: 'the resolver failed to look the name up.',
    fix: "Repair the store's DNS resolver.",
  },
  'resolve.refused': {
    explanation: 'the resolver refuses to answer.',
    fix: 'Point the machine at a resolver that serves it.',
  },
  'resolve.timeout': {
    explanation: 'the resolver did not answer in time.',
    fix: 'Let the machine reach its DNS resolver on port 53.',
  },
  'resolve.sinkhole': {
    explanation: 'a DNS filter answers with a sinkhole.',
    fix: 'Allow the name of {target} in the DNS filter.',
  },
  'resolve.bogon': {
    explanation: 'the name resolves to an address that is not on the Internet and does not serve it.',
    fix: "Let the store's DNS give {target} its real address.",
  },
  'resolve.hijack': {
    explanation: "the name resolves to somebody else's address.",
    fix: "Let the store's DNS give {target} its real address.",
  },
  'connect.refused': { explanation: 'the connection was refused.', fix: 'Allow TCP to {target} outbound.' },
  'connect.timeout': { explanation: 'no answer to the connection attempt.', fix: 'Allow TCP to {target} outbound.' },
  'connect.reset': { explanation: 'the connection attempt was reset.', fix: 'Allow TCP to {target} outbound.' },
  'connect.net_unreachable': {
    explanation: 'no route to that network.',
    fix: 'Give the machine a route to the Internet.',
  },
  'connect.host_unreachable': { explanation: 'no route to that host.', fix: 'Allow TCP to {target} outbound.' },
  'connect.prohibited': {
    explanation: "this machine's own firewall forbids the connection.",
    fix: "Allow TCP to {target} in this machine's firewall.",
  },
  'tls.reset': {
    explanation: 'the connection was reset during the TLS handshake.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'tls.timeout': {
    explanation: 'the TLS handshake was not answered.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'tls.intercepted': {
    explanation: 'TLS is opened by an inspecting device.',
    fix: 'Exempt {target} from TLS inspection.',
  },
  'tls.untrusted': {
    explanation: 'the certificate is from no trusted authority.',
    fix: 'Exempt {target} from TLS inspection.',
  },
  'tls.expired': {
    explanation: 'the certificate has expired.',
    fix: "Check this machine's date, then tell the vendor.",
  },
  'tls.not_yet_valid': { explanation: 'the certificate is not valid yet.', fix: "Set this machine's date." },
  'tls.name_mismatch': {
    explanation: 'the certificate is for another name.',
    fix: 'Let {target} through without a device in between.',
  },
  'tls.protocol': { explanation: 'no common TLS version or cipher.', fix: 'Exempt {target} from TLS inspection.' },
  'tls.not_tls': { explanation: 'the answer is not TLS.', fix: 'Let TLS to {target} through unchanged.' },
  'tls.closed': {
    explanation: 'the connection was closed during the TLS handshake.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'request.reset': {
    explanation: 'the connection was reset while the request was sent.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'request.timeout': {
    explanation: 'the request could not be sent.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'request.proxy_auth': { explanation: 'a proxy asks for credentials.', fix: 'Exempt {target} from the proxy.' },
  'response.timeout': {
    explanation: 'the request was not answered.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'response.stalled': { explanation: 'the answer began and stopped.', fix: 'Exempt {target} from content scanning.' },
  'response.reset': {
    explanation: 'the connection was reset instead of an answer.',
    fix: "Allow {target} in the firewall's web filter.",
  },
  'response.block_page': {
    explanation: 'a block page comes instead of the site.',
    fix: 'Allow {target} in the web filter.',
  },
  'response.captive_portal': {
    explanation: 'a login portal comes instead of the site.',
    fix: 'Exempt this machine from the login portal.',
  },
  'response.unexpected_status': {
    explanation: 'the answer has an unexpected status.',
    fix: 'Ask the vendor about {target}.',
  },
  'response.unexpected_body': {
    explanation: 'the answer is not what the site sends.',
    fix: 'Ask the vendor about {target}.',
  },
  'host.file_missing': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.process_missing': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.service_missing': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.service_stopped': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.port_closed': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.port_taken': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.port_disagrees': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.config_unreadable': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'host.rule_missing': { explanation: 'not in place on this machine.', fix: 'Put it in place.' },
  'unknown.unclassified': { explanation: 'failed in a way we do not know.', fix: 'Report it to support.' },
};
