import type { FailureAdvice } from './advice.ts';

export const TLS_ADVICE = {
  'tls.reset': {
    label: 'TLS handshake reset',
    meaning:
      'TCP connects, but the connection is reset once the host has sent the server name (SNI). The usual cause is a firewall or web filter that decides by that name.',
    fix: "Allow {name} in the firewall's URL filtering and application control; allowing its address and port is not enough.",
  },
  'tls.timeout': {
    label: 'TLS handshake timed out',
    meaning:
      'TCP connects, but nothing answers the handshake. A firewall drops it by server name, or a device in the path accepts every TCP connection. Or the packets with the certificate are too large for the line (path MTU).',
    fix: "Look for URL or application drops of {name} in the firewall's log; if there are none, lower the TCP MSS on the WAN interface (1360 is a common value).",
  },
  'tls.intercepted': {
    label: 'TLS is inspected',
    meaning:
      "The certificate is not the vendor's. A firewall, proxy or security software decrypts the traffic and re-signs it with an authority that this host trusts and the public does not. Software with its own trust store, such as a bundled Java runtime, will likely refuse the connection.",
    fix: 'Exempt {name} from TLS inspection (SSL decryption, deep inspection, HTTPS scanning) on the device whose authority signed the certificate.',
  },
  'tls.untrusted': {
    label: 'TLS certificate is not trusted',
    meaning:
      "The certificate does not chain to an authority that this host trusts. The cause is an inspecting device whose authority is not installed here, a firewall's block page, or a server that does not send its intermediate certificates.",
    fix: "Check the certificate's issuer: if it is not a public authority, exempt {name} from TLS inspection and web filtering; if it is, ask the vendor to send the full chain.",
  },
  'tls.expired': {
    label: 'TLS certificate has expired',
    meaning:
      "By this host's clock, the certificate has expired. If it is valid for the outside probe, the host's clock is ahead, or a device in the path presents an old certificate. If the outside probe sees the same, the vendor must renew it.",
    fix: "Check this host's date and time; if they are right, find out whose certificate {name} presents and ask its owner to renew it.",
  },
  'tls.not_yet_valid': {
    label: 'TLS certificate is not valid yet',
    meaning:
      "By this host's clock, the certificate is not valid yet. Nearly always the host's clock is behind, often by years after its battery failed.",
    fix: "Set this host's date and time, point it at a time server that it can reach (NTP, UDP port 123), and probe {target} again.",
  },
  'tls.name_mismatch': {
    label: 'TLS certificate is for another name',
    meaning:
      'The server that answered is not the requested one: a block page, a captive portal, or another server because DNS or a hosts file gave a wrong address. If the outside probe sees the same certificate, the vendor must fix it.',
    fix: 'Check which name the certificate is for, then remove the filter rule, portal or hosts file line that sends {name} there.',
  },
  'tls.protocol': {
    label: 'No common TLS version or cipher',
    meaning:
      'The two sides share no TLS version or cipher. If the outside probe connects, a proxy or inspecting firewall in the path supports only old versions or forbids the offered ones. If the outside probe fails too, the vendor offers only old versions.',
    fix: 'Allow TLS 1.2 and TLS 1.3 for {name} on the proxy or firewall that terminates TLS, or exempt it from inspection there.',
  },
  'tls.not_tls': {
    label: 'The answer is not TLS',
    meaning:
      'Something answered the handshake in another protocol, usually plain HTTP. A transparent proxy, a block page or a captive portal answers on the port instead of the vendor.',
    fix: "Find the proxy or portal that intercepts the store's connections to {endpoint}, and let them pass through unchanged.",
  },
  'tls.closed': {
    label: 'Connection closed during the TLS handshake',
    meaning:
      'The other side closed the connection (FIN) before the handshake finished. A proxy or filter that does not allow the server name does this. So does a load balancer that does not know the name.',
    fix: 'Look for {name} in the web filter and proxy logs, and allow it by name.',
  },
  'tls.clock_wrong': {
    label: "This machine's clock is wrong",
    meaning:
      "The certificate is valid by the server's clock but not by this host's, which is wrong. Nothing blocks the target, but programs on this host reject this certificate and others.",
    fix: "Set this host's date, time and time zone, point it at a time server that it can reach (NTP, UDP port 123), and replace its battery if the clock is wrong again after a restart.",
  },
} as const satisfies Record<string, FailureAdvice>;
