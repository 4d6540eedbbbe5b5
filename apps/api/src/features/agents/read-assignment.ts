import type { Assignment } from '@sightline/spec';
import { AppError } from '../../platform/errors.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import type { AcceptedChecks, AssignmentReader } from './postgres/assignment-reader.ts';

export type AssignmentAnswer =
  | { readonly kind: 'unchanged'; readonly revision: number }
  | { readonly kind: 'assignment'; readonly assignment: Assignment };

/** Returns the checks of a host, unless it already has the current revision. */
export class ReadAssignment {
  readonly #assignments: AssignmentReader;

  constructor(assignments: AssignmentReader) {
    this.#assignments = assignments;
  }

  /** Refuses with `auth.host_key_invalid` when the host was removed in the meantime. */
  async read(
    { tenantId, hostId }: AuthenticatedHost,
    { knownRevisions, accepts }: { readonly knownRevisions: readonly number[]; readonly accepts: AcceptedChecks },
  ): Promise<AssignmentAnswer> {
    if (knownRevisions.length > 0) {
      const revision = await this.#assignments.revisionOf(tenantId, hostId);
      if (revision !== null && knownRevisions.includes(revision)) return { kind: 'unchanged', revision };
    }
    const assignment = await this.#assignments.assignmentOf(tenantId, hostId, accepts);
    if (assignment) return { kind: 'assignment', assignment };
    throw new AppError({
      kind: 'unauthenticated',
      code: 'auth.host_key_invalid',
      detail: 'This host is no longer enrolled. Enroll this machine again.',
    });
  }
}
