/** The variables of this process's environment. */
export function machineEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
