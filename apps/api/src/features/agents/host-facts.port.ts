import type { HostFacts } from '@sightline/spec';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';

export interface HostFactsStore {
  /**
   * Keeps what a host tells of itself. Where that changed, the assignments of its store get their next revision, for
   * they carry it. Answers whether it changed.
   */
  keep(host: AuthenticatedHost, facts: HostFacts, at: Date): Promise<boolean>;
}
