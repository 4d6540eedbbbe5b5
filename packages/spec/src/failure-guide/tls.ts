import type { FailureAdvice } from './advice.ts';

export const TLS_ADVICE = {
  'tls.reset': {
    label: 'TLS handshake reset',
    meaning:
      'TCP connects, and the connection is reset once the host has sent the server name it wants (SNI). A firewall or web filter that decides by that name is the usual cause.',
    fix: 'Allow {name} in the URL filtering and application control of the firewall; allowing its address and port is not enough.',
  },
  'tls.timeout': {
    label: 'TLS handshake timed out',
    meaning:
      "TCP connects, but the handshake goes unanswered. A firewall drops it by server name, a device accepts every TCP connection in the server's place, or the large packets that carry the certificate do not fit the line (path MTU).",
    fix: "Look for drops of {name} by URL or application in the firewall's log; where there are none, lower the TCP MSS on the WAN interface (1360 is a common value).",
  },
  'tls.intercepted': {
    label: 'TLS is inspected on the way',
    meaning:
      "The certificate is not the vendor's: a firewall, proxy or security software decrypts the traffic and signs it anew with an authority that this host trusts and the public does not. Software with a trust store of its own, as a bundled Java runtime has, is likely to refuse the connection.",
    fix: 'Exempt {name} from TLS inspection (SSL decryption, deep inspection, HTTPS scanning) on the device whose authority signed the certificate.',
  },
  'tls.untrusted': {
    label: 'TLS certificate is not trusted',
    meaning:
      "The certificate does not lead to an authority that this host trusts. An inspecting device whose authority is not installed here, a firewall's block page, or a server that does not send its intermediate certificates.",
    fix: 'Look at the issuer of the certificate: where it is not a public authority, exempt {name} from TLS inspection and web filtering; where it is one, ask the vendor to send the whole chain.',
  },
  'tls.expired': {
    label: 'TLS certificate has expired',
    meaning:
      "By this host's clock, the certificate's time is over. If the control sees it valid, the clock of the host is ahead, or a device on the way presents an old certificate. If the control sees the same, the vendor must renew it.",
    fix: 'Check the date and time of this host; where they are right, see whose certificate {name} presents and have its owner renew it.',
  },
  'tls.not_yet_valid': {
    label: 'TLS certificate is not valid yet',
    meaning:
      "By this host's clock, the certificate's time has not begun. The clock of the host is nearly always behind, often by years after its battery failed.",
    fix: 'Set the date and time of this host, point it at a time server that it can reach (NTP, UDP port 123), and probe {target} again.',
  },
  'tls.name_mismatch': {
    label: 'TLS certificate is for another name',
    meaning:
      "The server that answered is not the one asked for: a block page, a captive portal, or another server at an address that DNS or a hosts file gave wrongly. If the control sees the same certificate, the fault is the vendor's.",
    fix: 'See which name the certificate is for, then remove the filter rule, portal or hosts file line that leads {name} there.',
  },
  'tls.protocol': {
    label: 'No common TLS version or cipher',
    meaning:
      'The two sides found no TLS version or cipher they share. If the control connects, a proxy or inspecting firewall on the way speaks only old versions or forbids the ones offered. If the control fails too, the vendor still offers old versions only.',
    fix: 'Permit TLS 1.2 and TLS 1.3 for {name} on the proxy or firewall that terminates TLS, or exempt it from inspection there.',
  },
  'tls.not_tls': {
    label: 'The answer is not TLS',
    meaning:
      "Something answered the handshake in another protocol, mostly plain HTTP. A transparent proxy, a block page or a captive portal sits on the port in the vendor's place.",
    fix: "Find the proxy or portal that takes the store's connections to {endpoint}, and let them pass it untouched.",
  },
  'tls.closed': {
    label: 'Connection closed during the TLS handshake',
    meaning:
      'The other side closed the connection in an orderly way before the handshake was done. A proxy or filter that does not permit the server name does this, and so does a load balancer that does not know it.',
    fix: 'Look for {name} in the logs of the web filter and the proxy, and allow it by name.',
  },
  'tls.clock_wrong': {
    label: 'The clock of this machine is wrong',
    meaning:
      "The certificate is in date by the server's clock and out of date by this host's, whose clock is off. Nothing blocks the target, but programs on this host refuse its certificate and those of others.",
    fix: 'Set the date, time and time zone of this host, point it at a time server that it can reach (NTP, UDP port 123), and replace its battery if the clock is wrong again after a restart.',
  },
} as const satisfies Record<string, FailureAdvice>;
