import type { ServiceState } from '../host-system.ts';

/** `4`: running; `2`, `5` and `6` are on the way to it or back (SERVICE_STATUS, winsvc.h). */
const RUNNING = new Set(['2', '4', '5']);

/**
 * The state of a service in what `sc query type= service state= all` prints, by its name or the name that people see.
 * The words before the colons differ by language; the second number of a block is its state.
 */
export function findService(text: string, name: string): ServiceState {
  for (const block of text.split(/\r?\n(?=SERVICE_NAME\s*:)/)) {
    const lines = block.split(/\r?\n/);
    const values = lines.map((line) => /^[^:]*:\s?(.*)$/.exec(line)?.[1]?.trim() ?? '');
    const [key = '', shown = ''] = values.filter((value) => value !== '');
    if (![key, shown].some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    const numbers = lines.flatMap((line) => /:\s+(\d+)\s+[A-Z_]+/.exec(line)?.[1] ?? []);
    const state = numbers[1];
    if (state === undefined) return 'untold';
    return RUNNING.has(state) ? 'running' : 'stopped';
  }
  return text.includes('SERVICE_NAME') ? 'missing' : 'untold';
}
