/** What the system says of the agent's service. */
export interface ServiceStatus {
  readonly installed: boolean;
  readonly running: boolean;
  /** One line for a person. */
  readonly text: string;
}

/** The agent as a service of one kind of system. All may be done twice; each throws with one clear line when refused. */
export interface Service {
  /** What `install` writes, for a person to read. */
  readonly definition: () => string;
  /** Writes it, has it start with the machine and starts it. */
  readonly install: () => void;
  /** Stops and removes it, the program that `install` copied and, unless they are to be kept, the state and the spool. */
  readonly uninstall: (options: { readonly keepState: boolean }) => void;
  readonly status: () => ServiceStatus;
}
