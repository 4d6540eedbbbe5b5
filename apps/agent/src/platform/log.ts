/** Writes one line to stderr; stdout is for command output. */
export type Log = (line: string) => void;

export const logToStderr: Log = (line) => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

/** Returns a thrown value's message in one line. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
