import type { ListeningPort } from '../host-system.ts';

/** A listening TCP socket as the kernel lists it, with its inode number. */
export interface ListeningSocket extends ListeningPort {
  readonly inode: string;
}

/** `0A`: a listening socket (include/net/tcp_states.h). */
const LISTEN = '0A';

/** Parses the listening sockets of `/proc/net/tcp` or `/proc/net/tcp6`. Skips lines in another format. */
export function parseSocketTable(table: string): ListeningSocket[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const [, local = '', , state] = fields;
      const inode = fields[9];
      const [hexAddress, hexPort] = local.split(':');
      if (state !== LISTEN || inode === undefined || hexAddress === undefined || hexPort === undefined) return [];
      return [{ port: Number.parseInt(hexPort, 16), address: addressOf(hexAddress), inode }];
    });
}

/** Four bytes, or four words of four bytes, in the host's byte order: little-endian on every platform we support. */
function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => String(Number.parseInt(byte, 16))).join('.');
  if (bytes.every((byte) => byte === '00')) return '::';
  const isLoopback = bytes.slice(0, 15).every((byte) => byte === '00') && bytes[15] === '01';
  if (isLoopback) return '::1';
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 2) groups.push(`${bytes[at] ?? ''}${bytes[at + 1] ?? ''}`.toLowerCase());
  return groups.join(':');
}
