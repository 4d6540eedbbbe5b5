import { createHash } from 'node:crypto';
import { renderFeed } from '@sightline/allowlist';
import { type FeedFormat } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { hashSecret } from '../../platform/secrets.ts';
import type { MakeExport } from '../exports/index.ts';
import { decideFeedList, type StoredFeedList } from './domain/decide-feed-list.ts';
import type { FeedRef, FeedStore } from './feed.port.ts';

/** For so long a list is given again without asking what the stores must allow. */
const FRESH_MS = 60_000;
const RETRY_S = 300;

export interface ServedFeed {
  /** A strong entity tag, quotes included. */
  readonly etag: string;
  readonly text: string;
  readonly changedAt: Date;
  /** Since when this is an earlier list, because the present one would be empty. */
  readonly keptSince: Date | null;
}

/** Gives firewalls what their stores must allow. */
export class ServeFeed {
  readonly #store: FeedStore;
  readonly #exports: Pick<MakeExport, 'allRules'>;
  readonly #clock: Clock;

  constructor(store: FeedStore, exports: Pick<MakeExport, 'allRules'>, clock: Clock) {
    this.#store = store;
    this.#exports = exports;
    this.#clock = clock;
  }

  /** Null for a token that is no feed's: unknown, mistyped or revoked. */
  async feedOf(token: string): Promise<FeedRef | null> {
    return await this.#store.ofToken(hashSecret(token));
  }

  /** Refuses with `feed.empty` (503: firewalls keep what they have) where there has never been a line to give. */
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
    const decision = decideFeedList(before, renderFeed(format, rules).lines, at);
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
