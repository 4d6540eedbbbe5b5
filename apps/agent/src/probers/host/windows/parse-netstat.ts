import type { ListeningPort } from '../host-system.ts';

export interface OwnedPort extends ListeningPort {
  /** Null if netstat does not report it. */
  readonly pid: number | null;
}

/**
 * Parses the listening ports of `netstat -ano`. The state column differs by language; a listener shows in the foreign
 * address, which has port 0.
 */
export function parseNetstat(text: string): OwnedPort[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [protocol, local = '', foreign = '', , pid] = line.trim().split(/\s+/);
    if (protocol?.toUpperCase() !== 'TCP' || !/:0$/.test(foreign)) return [];
    const end = local.lastIndexOf(':');
    const address = local.slice(0, end).replace(/^\[|\]$/g, '');
    return [
      { port: Number(local.slice(end + 1)), address, pid: pid !== undefined && /^\d+$/.test(pid) ? Number(pid) : null },
    ];
  });
}

/** Parses process names by id from `tasklist /FO CSV /NH`. */
export function parseTasklist(text: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^"([^"]+)","(\d+)"/.exec(line);
    if (match?.[1] !== undefined) names.set(Number(match[2]), match[1]);
  }
  return names;
}
