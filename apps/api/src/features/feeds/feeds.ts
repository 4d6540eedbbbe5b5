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
import type { FeedStore } from './feed.port.ts';

/** As many characters of a token as are shown of it later. */
const TOKEN_END_LENGTH = 4;

interface MadeFeed {
  readonly id: FeedId;
  readonly token: string;
  readonly urls: { format: FeedFormat; url: string }[];
}

/** The addresses at which a tenant's firewalls fetch the list by themselves. */
export class Feeds {
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

  /** Refuses with `feed.too_many`. The token is in the answer and nowhere else. */
  async create(tenantId: TenantId, feed: { name: string; tag: string | null }, actor: Actor): Promise<MadeFeed> {
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

  /** Refuses with 404 when the tenant has no such feed. */
  async revoke(tenantId: TenantId, feedId: FeedId, actor: Actor): Promise<void> {
    if (!(await this.#store.remove(tenantId, feedId, { actor, at: this.#clock.now() }))) throw notFound();
  }
}
