/** What the system reports about the agent's service. */
export interface ServiceStatus {
  readonly installed: boolean;
  readonly running: boolean;
  /** One line for a person. */
  readonly text: string;
}

/** The agent as a service of one operating system. Every method can run twice, and throws one clear line if refused. */
export interface Service {
  /** Returns what `install` writes, for a person to read. */
  readonly definition: () => string;
  /** Writes the service, enables it at boot and starts it. */
  readonly install: () => void;
  /** Stops and removes the service and the program that `install` copied, and the state unless it is to be kept. */
  readonly uninstall: (options: { readonly keepState: boolean }) => void;
  readonly status: () => ServiceStatus;
}
