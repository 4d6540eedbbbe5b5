/** The variables of this process's environment. */
export function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
