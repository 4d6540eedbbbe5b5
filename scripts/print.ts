/** Writes one line for the person at the terminal. The one place where the tools outside the apps print. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs one step of a command under a line that says what it is, then one that says how long it took. */
export async function printStep<T>(label: string, work: () => Promise<T>): Promise<T> {
  print(`· ${label}`);
  const startedAt = performance.now();
  const result = await work();
  print(`  ${label}: done in ${formatSeconds(performance.now() - startedAt)}`);
  return result;
}

/** Milliseconds as seconds with one decimal: `12.3 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
