/** Writes one line to stderr; stdout belongs to what a command prints. */
export type Log = (line: string) => void;

export const logToStderr: Log = (line) => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

/** What was thrown, in one line. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
