/** A running program. */
export interface RunningProgram {
  readonly pid: number;
  /** The path of its file; null if the agent has no permission to see it. */
  readonly path: string | null;
  /** The name of its file. */
  readonly name: string;
}

/** A TCP port with a listener. */
export interface ListeningPort {
  readonly port: number;
  /** `0.0.0.0`, `::`, or one address. */
  readonly address: string;
}

export type ServiceState = 'running' | 'stopped' | 'missing' | 'unknown';

/** Facts about a file, apart from its content. */
export interface FileFacts {
  readonly bytes: number;
  /** Null if the platform does not report it or the file has none. */
  readonly version: string | null;
  readonly signature: FileSignature | null;
}

export interface FileSignature {
  readonly isValid: boolean;
  /** As named in the certificate; null if the file is not signed. */
  readonly signer: string | null;
}

/** What this host's firewall does with inbound connections to a program's port. */
export type InboundRule = 'allowed' | 'missing' | 'blocked' | 'unknown';

/** What the probers ask of the operating system. Nothing here rejects or reads a file's content. */
export interface HostSystem {
  /** Null if the system does not report it. */
  readonly listening: () => Promise<readonly ListeningPort[] | null>;
  /** Returns the program that listens on a port; null if the agent cannot see it. */
  readonly ownerOf: (port: number) => Promise<RunningProgram | null>;
  /** Returns the programs that the agent can see, at least those whose file name is wanted; null if unknown. */
  readonly programs: (wanted: readonly string[]) => Promise<readonly RunningProgram[] | null>;
  readonly serviceState: (name: string) => Promise<ServiceState>;
  /** Null if the file does not exist. */
  readonly fileFacts: (path: string) => Promise<FileFacts | null>;
  readonly inboundRule: (port: number, programs: readonly string[]) => Promise<InboundRule>;
  /** Returns the path by which this process reaches a file or folder on the list. */
  readonly localPath: (path: string) => string;
}

/** Whether a running program is the one on the list: by path, or by file name if the list has no path. */
export function isProgram(running: RunningProgram, wanted: string, localPath: (path: string) => string): boolean {
  const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
  if (!/[\\/]/.test(wanted)) return same(running.name, wanted);
  if (running.path !== null) return same(running.path, wanted) || same(running.path, localPath(wanted));
  return false;
}
