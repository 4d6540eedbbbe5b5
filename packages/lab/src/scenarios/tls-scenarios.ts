import type { Failure } from '@sightline/spec';
import { clientHello, forwarding } from '../namespaces/actions/firewall-actions.ts';
import {
  FORTIGATE_CA,
  mitmproxyInspectsTls,
  OWN_CA,
  squidBlocksServerName,
  squidInspectsTls,
} from '../namespaces/actions/middlebox-actions.ts';
import { doNothing } from '../namespaces/scenario-controls.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { degrades, fails, type NamespaceScenario } from './scenario.ts';

/** TLS faults in the network and at the vendor. */
export const TLS_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'nft_hello_reset',
    description: 'The gateway allows the connect and resets the connection at the ClientHello.',
    apply: clientHello('reject with tcp reset'),
    store: fails('tls.reset'),
  }),
  namespaceScenario({
    name: 'nft_hello_drop',
    description: 'The gateway allows the connect and drops the ClientHello.',
    apply: clientHello('drop'),
    store: fails('tls.timeout'),
  }),
  namespaceScenario({
    name: 'path_mtu_black_hole',
    description: 'Packets of more than 1,000 bytes are lost silently.',
    apply: forwarding('ip length > 1000 drop'),
    store: fails('tls.timeout'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'squid_server_name',
    description: 'Squid reads server names without inspecting TLS, and closes connections to this one.',
    apply: squidBlocksServerName(SITES.main.name),
    store: fails('tls.closed'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'squid_own_ca',
    description: "Squid inspects TLS with the company's own CA, which the host does not trust.",
    apply: squidInspectsTls(OWN_CA),
    store: fails('tls.untrusted'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'squid_product_ca',
    description: 'Squid inspects TLS with a CA named like a FortiGate; the site works through it.',
    apply: squidInspectsTls(FORTIGATE_CA),
    store: degrades('tls.intercepted'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'mitmproxy_own_ca',
    description: 'mitmproxy inspects TLS with its own CA, which the host does not trust.',
    apply: mitmproxyInspectsTls,
    store: fails('tls.untrusted'),
    tools: ['mitmproxy'],
  }),
  atVendor('vendor_expired', "The vendor's certificate ended last month.", SITES.expired.name, 'tls.expired'),
  atVendor(
    'vendor_not_yet_valid',
    "The vendor's certificate becomes valid next month.",
    SITES.notYetValid.name,
    'tls.not_yet_valid',
  ),
  atVendor(
    'vendor_wrong_name',
    "The vendor's certificate is for another name.",
    SITES.wrongName.name,
    'tls.name_mismatch',
  ),
  atVendor('vendor_self_signed', "The vendor's certificate signed itself.", SITES.selfSigned.name, 'tls.untrusted'),
  atVendor('vendor_old_tls', 'The vendor speaks TLS 1.0 and 1.1 only.', SITES.oldTls.name, 'tls.protocol'),
  atVendor('vendor_plain_http', 'The vendor speaks plain HTTP on port 443.', SITES.plain.name, 'tls.not_tls'),
];

function atVendor(name: string, description: string, site: string, failure: Failure): NamespaceScenario {
  return namespaceScenario({
    name,
    description,
    apply: doNothing,
    target: targetOver('https', site),
    store: fails(failure),
    control: fails(failure),
  });
}
