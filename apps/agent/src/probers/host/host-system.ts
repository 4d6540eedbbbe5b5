/** A program that runs. */
export interface RunningProgram {
  readonly pid: number;
  /** The path of its file; null where the agent may not see it. */
  readonly path: string | null;
  /** The name of its file. */
  readonly name: string;
}

/** A TCP port on which something listens. */
export interface ListeningPort {
  readonly port: number;
  /** `0.0.0.0`, `::`, or one address. */
  readonly address: string;
}

export type ServiceState = 'running' | 'stopped' | 'missing' | 'untold';

/** What is known of a file beside its content. */
export interface FileFacts {
  readonly bytes: number;
  /** Null where the platform does not tell, or the file has none. */
  readonly version: string | null;
  readonly signature: Signature | null;
}

export interface Signature {
  readonly isValid: boolean;
  /** As the certificate names it; null of a file that is not signed. */
  readonly signer: string | null;
}

/** What this machine's firewall does with connections to a port of a program. */
export type InboundRule = 'allowed' | 'missing' | 'blocked' | 'untold';

/** What the prober asks of the operating system. Nothing here rejects, and no content of a file is read. */
export interface HostSystem {
  /** Null where the system does not tell. */
  readonly listening: () => Promise<readonly ListeningPort[] | null>;
  /** Who listens on a port; null where it cannot be seen. */
  readonly ownerOf: (port: number) => Promise<RunningProgram | null>;
  /** Those that the agent can see, at least all whose file has the name of one of the wanted; null where it is not told. */
  readonly programs: (wanted: readonly string[]) => Promise<readonly RunningProgram[] | null>;
  readonly serviceState: (name: string) => Promise<ServiceState>;
  /** Null where there is no file. */
  readonly fileFacts: (path: string) => Promise<FileFacts | null>;
  readonly inboundRule: (port: number, programs: readonly string[]) => Promise<InboundRule>;
  /** The path by which this process reaches a file or folder that the list names. */
  readonly localPath: (path: string) => string;
}

/** Whether a program that runs is the one that a list names, by its path, or by its file's name where it has no more. */
export function isProgram(running: RunningProgram, wanted: string, localPath: (path: string) => string): boolean {
  const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
  if (!/[\\/]/.test(wanted)) return same(running.name, wanted);
  if (running.path !== null) return same(running.path, wanted) || same(running.path, localPath(wanted));
  return false;
}
