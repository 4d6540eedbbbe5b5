import type { CheckId, IncidentKind, StoreId } from '@sightline/spec';
import type { IncidentDraft } from './incident-draft.ts';

/** The incidents of a decision, indexed by check and by place. A fleet may have thousands, and each change looks some up. */
export class DraftBook {
  readonly #all: IncidentDraft[] = [];
  readonly #byCheck = new Map<CheckId, Set<IncidentDraft>>();
  readonly #byPlace = new Map<string, IncidentDraft[]>();

  constructor(drafts: readonly IncidentDraft[]) {
    for (const draft of drafts) this.add(draft);
  }

  get all(): readonly IncidentDraft[] {
    return this.#all;
  }

  add(draft: IncidentDraft): void {
    this.#all.push(draft);
    const place = placeOf(draft.kind, draft.storeId);
    this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), draft]);
    for (const checkId of draft.members.keys()) this.enter(checkId, draft);
  }

  /** Records that a check is or was a member. */
  enter(checkId: CheckId, draft: IncidentDraft): void {
    const drafts = this.#byCheck.get(checkId);
    if (drafts) drafts.add(draft);
    else this.#byCheck.set(checkId, new Set([draft]));
  }

  /** Returns incidents that a check is or was a member of. */
  ofCheck(checkId: CheckId): Iterable<IncidentDraft> {
    return this.#byCheck.get(checkId) ?? [];
  }

  /** Returns incidents of a kind that a check of this store could join, oldest first. */
  near(kind: IncidentKind, storeId: StoreId): readonly IncidentDraft[] {
    return this.#byPlace.get(placeOf(kind, kind === 'target_down' ? null : storeId)) ?? [];
  }

  /** Returns incidents that could absorb an `endpoint_blocked` of this store. */
  widerNear(storeId: StoreId): readonly IncidentDraft[] {
    return [...this.near('store_offline', storeId), ...this.near('target_down', storeId)];
  }
}

function placeOf(kind: IncidentKind, storeId: StoreId | null): string {
  return `${kind} ${storeId ?? ''}`;
}
