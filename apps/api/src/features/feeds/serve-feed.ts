import { createHash } from 'node:crypto';
import { renderFeed } from '@sightline/allowlist';
import type { FeedFormat } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { hashSecret } from '../../platform/secrets.ts';
import type { MakeExport } from '../exports/index.ts';
import { decideFeedUpdate, type StoredFeedList } from './domain/decide-feed-update.ts';
import type { FeedRef, FeedStore } from './postgres/feed-store.ts';

/** How long a list is served again without checking what the stores must allow. */
const FRESH_MS = 60_000;
const RETRY_S = 300;

export interface ServedFeed {
  /** A strong entity tag, quotes included. */
  readonly etag: string;
  readonly text: string;
  readonly changedAt: Date;
  /** Since when this earlier list stands in for an empty one; null while the list is current. */
  readonly keptSince: Date | null;
}

/** Serves firewalls what their stores must allow. */
export class ServeFeed {
  readonly #store: FeedStore;
  readonly #exports: MakeExport;
  readonly #clock: Clock;

  constructor(store: FeedStore, exports: MakeExport, clock: Clock) {
    this.#store = store;
    this.#exports = exports;
    this.#clock = clock;
  }

  /** Returns the feed of a token; null for an unknown, mistyped or revoked one. */
  async feedOf(token: string): Promise<FeedRef | null> {
    return await this.#store.ofToken(hashSecret(token));
  }

  /** Returns the list. Refuses with `feed.empty` (503, so firewalls keep what they have) before the first line exists. */
  async serve(feed: FeedRef, format: FeedFormat | null, by: string): Promise<ServedFeed> {
    if (format === null) throw notFound();
    const at = this.#clock.now();
    const before = await this.#store.readList(feed, format);
    if (before !== null && at.getTime() - before.checkedAt.getTime() < FRESH_MS) {
      await this.#store.countFetch(feed, format, { by, at });
      return servedOf(before);
    }
    const { rules } = await this.#exports.allRules(
      feed.tenantId,
      feed.tag === null ? { kind: 'all' } : { kind: 'tag', tag: feed.tag },
    );
    const decision = decideFeedUpdate(before, renderFeed(format, rules).lines, at);
    if (decision.kind === 'nothing') {
      throw new AppError({
        kind: 'unavailable',
        code: 'feed.empty',
        detail:
          'This format has nothing to allow yet, and an empty list would block the stores. The firewall keeps its current list and asks again.',
        retryAfterS: RETRY_S,
      });
    }
    await this.#store.saveList(feed, format, decision.list, { by, at });
    return servedOf(decision.list);
  }
}

function servedOf({ text, changedAt, keptSince }: StoredFeedList): ServedFeed {
  return { etag: `"${createHash('sha256').update(text).digest('base64url')}"`, text, changedAt, keptSince };
}
