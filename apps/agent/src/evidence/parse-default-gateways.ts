/** The default gateways of `/proc/net/route`, as IPv4 addresses. */
export function gatewaysOfProcRoute(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, destination, gateway] = line.trim().split(/\s+/);
    if (destination !== '00000000' || gateway === undefined || !/^[0-9A-F]{8}$/i.test(gateway)) return [];
    // Hexadecimal in the byte order of the machine, which is little-endian wherever the agent runs.
    const bytes = gateway.match(/../g) ?? [];
    return [
      bytes
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.'),
    ];
  });
}

/** The default gateways of `/proc/net/ipv6_route`, as IPv6 addresses. */
export function gatewaysOfProcRoute6(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [destination, length, , , next = '', , , , , device] = line.trim().split(/\s+/);
    if (destination !== '0'.repeat(32) || length !== '00' || device === 'lo' || /^0*$/.test(next)) return [];
    const full = (next.match(/.{4}/g) ?? []).join(':');
    // The shortest way to write it (RFC 5952) is how a URL has it.
    return URL.canParse(`http://[${full}]`) ? [new URL(`http://[${full}]`).hostname.slice(1, -1)] : [];
  });
}

/** The default gateways in what Windows' `route print` says, in any language. */
export function gatewaysOfRoutePrint(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const gateway = /^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\d+\.\d+\.\d+\.\d+)\s/.exec(line)?.[1];
    return gateway === undefined ? [] : [gateway];
  });
}
