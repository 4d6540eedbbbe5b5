import type { Assignment } from '@sightline/spec';
import { AppError } from '../../platform/errors.ts';
import type { AssignmentReader, TakenChecks } from './agents.port.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';

export type AssignmentAnswer =
  | { readonly kind: 'unchanged'; readonly revision: number }
  | { readonly kind: 'assignment'; readonly assignment: Assignment };

/** Gives a host its checks, unless it has the present revision of them already. */
export class ReadAssignment {
  readonly #assignments: AssignmentReader;

  constructor(assignments: AssignmentReader) {
    this.#assignments = assignments;
  }

  /** Refuses with `auth.host_key_invalid` a host that went meanwhile. */
  async read(
    { tenantId, hostId }: AuthenticatedHost,
    { knownRevisions, takes }: { readonly knownRevisions: readonly number[]; readonly takes: TakenChecks },
  ): Promise<AssignmentAnswer> {
    if (knownRevisions.length > 0) {
      const revision = await this.#assignments.revisionOf(tenantId, hostId);
      if (revision !== null && knownRevisions.includes(revision)) return { kind: 'unchanged', revision };
    }
    const assignment = await this.#assignments.assignmentOf(tenantId, hostId, takes);
    if (assignment) return { kind: 'assignment', assignment };
    throw new AppError({
      kind: 'unauthenticated',
      code: 'auth.host_key_invalid',
      detail: 'This host is no longer enrolled. Enroll this machine again.',
    });
  }
}
