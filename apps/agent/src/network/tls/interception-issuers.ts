/** How TLS inspection products name the issuer of their certificates; from reference/interception.md. */
const ISSUERS: readonly (readonly [product: string, pattern: RegExp])[] = [
  ['Avast', /avast! (?:Web\/Mail|Mail) Shield/i],
  ['Bitdefender', /Bitdefender Personal CA/i],
  ['Cisco Umbrella', /Cisco Umbrella (?:Root|Primary|Secondary)/i],
  ['ContentKeeper', /ContentKeeper Appliance CA/i],
  ['Cyberoam', /Cyberoam (?:Certificate Authority|SSL CA)/i],
  ['Forcepoint', /Forcepoint Cloud CA/i],
  ['FortiGate', /FortiGate CA|Fortinet_CA_SSL|^O=Fortinet(?: Ltd\.?)?$/im],
  ['Kaspersky', /Kaspersky Anti-Virus Personal Root/i],
  ['McAfee Web Gateway', /McAfee Web Gateway/i],
  ['Smoothwall', /Smoothwall-default-root/i],
  ['SonicWall', /HTTPS Management Certificate for SonicWALL|SonicWALL Firewall DPI-SSL/i],
  ['Sophos', /Sophos[ _](?:SSL )?CA_|sophosutm Proxy CA|^O=Sophos Plc$|SecurityAppliance_SSL_CA/im],
  ['Blue Coat', /^O=Blue Coat/im],
  ['Trend Micro IWSS', /IWSS\.TREND/i],
  ['Zscaler', /^O=Zscaler Inc\.?$|Zscaler (?:Intermediate )?Root CA/im],
];

/** Returns the product whose naming one of these issuers (one attribute per line) matches, or null. */
export function interceptorOfIssuer(issuers: readonly string[]): string | null {
  return ISSUERS.find(([, pattern]) => issuers.some((issuer) => pattern.test(issuer)))?.[0] ?? null;
}
