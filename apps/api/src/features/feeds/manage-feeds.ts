import {
  FEED_FORMATS,
  FEEDS_MAX,
  type Feed,
  type FeedFormat,
  type FeedId,
  feedUrl,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import type { Actor } from '../audit/index.ts';
import type { FeedStore } from './postgres/feed-store.ts';

/** How many characters of a token the console shows later. */
const TOKEN_END_LENGTH = 4;

interface CreatedFeed {
  readonly id: FeedId;
  readonly token: string;
  readonly urls: { format: FeedFormat; url: string }[];
}

/** Lists, creates and revokes a tenant's feeds: URLs from which firewalls fetch the allowlist. */
export class ManageFeeds {
  readonly #store: FeedStore;
  readonly #clock: Clock;
  readonly #publicUrl: string;

  constructor(store: FeedStore, clock: Clock, publicUrl: string) {
    this.#store = store;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  async list(tenantId: TenantId): Promise<Feed[]> {
    return [...(await this.#store.list(tenantId))];
  }

  /** Creates a feed. Only this answer contains the token. Refuses with `feed.too_many`. */
  async create(tenantId: TenantId, feed: { name: string; tag: string | null }, actor: Actor): Promise<CreatedFeed> {
    const token = newSecret();
    const id = await this.#store.add(
      tenantId,
      { ...feed, tokenHash: hashSecret(token), tokenEnd: token.slice(-TOKEN_END_LENGTH) },
      { actor, at: this.#clock.now() },
      FEEDS_MAX,
    );
    if (id === null) {
      const detail = `You have reached the limit of ${FEEDS_MAX} feeds. Revoke one that nothing fetches any more.`;
      throw new AppError({ kind: 'invalid', code: 'feed.too_many', detail });
    }
    return {
      id,
      token,
      urls: FEED_FORMATS.map((format) => ({ format, url: feedUrl(this.#publicUrl, token, format) })),
    };
  }

  /** Revokes a feed. Refuses an unknown feed as not found. */
  async revoke(tenantId: TenantId, feedId: FeedId, actor: Actor): Promise<void> {
    if (!(await this.#store.remove(tenantId, feedId, { actor, at: this.#clock.now() }))) throw notFound();
  }
}
