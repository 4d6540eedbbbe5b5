import type { FailureAdvice } from './advice.ts';

export const CONNECT_ADVICE = {
  'connect.refused': {
    label: 'TCP connection refused',
    meaning:
      'A reset or an ICMP "port unreachable" answered the SYN at once. If the outside probe connects, a firewall in the path rejects the connection (a "reject" or "reset" action, not "drop"). If the outside probe is refused too, nothing listens there.',
    fix: "In the log of the store's firewall, find the rule that rejects outbound TCP to {endpoint}, and change it to allow.",
    fixOnLan:
      "Start the program that should listen on {endpoint}, or correct its port; if it already listens, allow the port in that machine's firewall.",
  },
  'connect.timeout': {
    label: 'TCP connection timed out',
    meaning:
      'Nothing answered the SYN: packets are dropped silently on the way out or on the way back. Most firewalls deny by default this way. A missing return route or a wrong NAT rule looks the same.',
    fix: "Allow outbound TCP from this host to {endpoint}, with its return traffic, in the store's firewall.",
    fixOnLan:
      'Make sure the machine at {endpoint} is on, then allow the port in its own firewall and between the VLANs of the two machines.',
  },
  'connect.reset': {
    label: 'TCP connection reset while connecting',
    meaning:
      'The connection was reset during setup, not refused. Intrusion prevention or a transparent proxy that checks the destination does this.',
    fix: "Look for {endpoint} in the store firewall's intrusion prevention and application control logs, and exempt it there.",
  },
  'connect.net_unreachable': {
    label: 'No route to the network',
    meaning:
      'The host, or a router near it, has no route to the address: no default gateway, or a WAN link that is down. If only IPv6 addresses fail, IPv6 is configured but has no working route.',
    fix: "Check this host's default gateway and the store's WAN link; if only IPv6 addresses fail, repair or disable IPv6 at the store.",
  },
  'connect.host_unreachable': {
    label: 'Host unreachable',
    meaning:
      'A router reported that it cannot reach the address, or the next hop on the local network did not answer (ARP or neighbor discovery). Some firewalls reject this way too. Over IPv4, Linux also reports "administratively prohibited" as this failure.',
    fix: 'Check that this host reaches its gateway, then find the device that answers "host unreachable" for {endpoint} and fix its route or rule.',
    fixOnLan:
      'Make sure the machine at {endpoint} is on and plugged in, and that its address, subnet and VLAN are right on both sides.',
  },
  'connect.prohibited': {
    label: 'Connection prohibited by a firewall',
    meaning:
      'A firewall refused and said so: a device in the path answered "administratively prohibited" (ICMP), or the operating system or security software on this host denied the program the connection.',
    fix: "Allow outbound TCP to {endpoint} first in this host's own firewall and endpoint security, then in the store's firewall.",
    fixOnLan:
      "Allow TCP to {endpoint} first in this host's own firewall and endpoint security, then in that machine's firewall.",
  },
  'connect.proxy_only': {
    label: 'Reachable only through a proxy',
    meaning:
      'The direct path is blocked; the target answers through the proxy that this host is configured to use. Browsers and programs that use the proxy work. Services and POS software usually ignore it and fail.',
    fix: 'Allow outbound TCP from this host to {endpoint} directly, or configure every program that needs it to use the proxy.',
  },
} as const satisfies Record<string, FailureAdvice>;
