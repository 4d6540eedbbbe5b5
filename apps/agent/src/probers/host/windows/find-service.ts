import type { ServiceState } from '../host-system.ts';

/** `4`: running; `2` and `5`: about to run (SERVICE_STATUS, winsvc.h). */
const RUNNING = new Set(['2', '4', '5']);

/**
 * Finds the state of a service, by name or display name, in the output of `sc query type= service state= all`. Labels
 * differ by language; the second number of a block is the state.
 */
export function findService(text: string, name: string): ServiceState {
  for (const block of text.split(/\r?\n(?=SERVICE_NAME\s*:)/)) {
    const lines = block.split(/\r?\n/);
    const values = lines.map((line) => /^[^:]*:\s?(.*)$/.exec(line)?.[1]?.trim() ?? '');
    const [key = '', shown = ''] = values.filter((value) => value !== '');
    if (![key, shown].some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    const numbers = lines.flatMap((line) => /:\s+(\d+)\s+[A-Z_]+/.exec(line)?.[1] ?? []);
    const state = numbers[1];
    if (state === undefined) return 'unknown';
    return RUNNING.has(state) ? 'running' : 'stopped';
  }
  return text.includes('SERVICE_NAME') ? 'missing' : 'unknown';
}
