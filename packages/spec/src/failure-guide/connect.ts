import type { FailureAdvice } from './advice.ts';

export const CONNECT_ADVICE = {
  'connect.refused': {
    label: 'TCP connection refused',
    meaning:
      'The SYN was answered at once, with a reset or with ICMP "port unreachable". If the control connects, a firewall on the way rejects the connection (an action of "reject" or "reset", not "drop"). If the control is refused too, nothing listens there.',
    fix: "Find the rule that rejects outbound TCP to {endpoint} in the log of the store's firewall, and change it to allow.",
    fixOnLan:
      'Start the program that should listen on {endpoint}, or correct its port; where it does listen, allow the port in the firewall of that machine.',
  },
  'connect.timeout': {
    label: 'TCP connect timed out',
    meaning:
      'No answer to the SYN: packets are dropped silently, on the way out or on the way back. This is how the default deny of most firewalls looks; a missing route back or a wrong NAT rule looks the same.',
    fix: "Allow outbound TCP from this host to {endpoint}, with its return traffic, in the store's firewall.",
    fixOnLan:
      'See that the machine of {endpoint} is on, then allow the port in its own firewall and between the VLANs of the two machines.',
  },
  'connect.reset': {
    label: 'TCP connection reset while connecting',
    meaning:
      'The connection was torn down while it was being set up, not plainly refused. Intrusion prevention or a transparent proxy that looks at the destination does this.',
    fix: "Look for {endpoint} in the intrusion prevention and application control logs of the store's firewall, and exempt it there.",
  },
  'connect.net_unreachable': {
    label: 'No route to the network',
    meaning:
      'The host, or a router near it, has no route to the address: no default gateway, a WAN link that is down, or, where only IPv6 addresses fail, IPv6 that is configured but leads nowhere.',
    fix: "Check the default gateway of this host and the store's WAN link; if only IPv6 addresses fail, repair or remove IPv6 at the store.",
  },
  'connect.host_unreachable': {
    label: 'Host unreachable',
    meaning:
      'A router reported that it cannot reach the address, or the next hop on the local network did not answer (ARP or neighbor discovery). Some firewalls reject in this way too; and where one answers "administratively prohibited" over IPv4, Linux makes it this.',
    fix: 'Check that this host reaches its gateway, then find the device that answers "host unreachable" for {endpoint} and correct its route or rule.',
    fixOnLan:
      'See that the machine of {endpoint} is on and plugged in, and that both sides agree on its address, subnet and VLAN.',
  },
  'connect.prohibited': {
    label: 'Connection prohibited by a firewall',
    meaning:
      'A firewall refused openly: a device on the way answered "administratively prohibited" (ICMP), or the operating system or security software on this host denied the connection to the program.',
    fix: "Allow outbound TCP to {endpoint} first in this host's own firewall and endpoint security, then in the store's firewall.",
    fixOnLan:
      "Allow TCP to {endpoint} first in this host's own firewall and endpoint security, then in the firewall of that machine.",
  },
  'connect.proxy_only': {
    label: 'Reached only through a proxy',
    meaning:
      'The direct way is closed, and the target answers through the proxy that this host is set to use. Browsers and programs that know the proxy work; services and POS software, which mostly do not, get nothing.',
    fix: 'Allow outbound TCP from this host to {endpoint} directly, or make sure that every program that needs it is set to use the proxy.',
  },
} as const satisfies Record<string, FailureAdvice>;
