import type { Feed, FeedFormat, FeedId, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { StoredFeedList } from './domain/decide-feed-list.ts';

/** A feed as its token names it. */
export interface FeedRef {
  readonly tenantId: TenantId;
  readonly feedId: FeedId;
  /** For the stores with this tag; null for all. */
  readonly tag: string | null;
}

export interface NewFeed {
  readonly name: string;
  readonly tag: string | null;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly tokenEnd: string;
}

/** Who changes something, and when. */
export interface FeedChange {
  readonly actor: Actor;
  readonly at: Date;
}

/** Who fetched a list, and when. */
export interface FeedFetch {
  readonly by: string;
  readonly at: Date;
}

export interface FeedStore {
  /** By name. */
  list(tenantId: TenantId): Promise<readonly Feed[]>;
  /** Null when the tenant has `countMax` already. Leaves a trace in the audit log. */
  add(tenantId: TenantId, feed: NewFeed, change: FeedChange, countMax: number): Promise<FeedId | null>;
  /** Whether there was such a feed. Leaves a trace in the audit log. */
  remove(tenantId: TenantId, feedId: FeedId, change: FeedChange): Promise<boolean>;
  /** Null for a token that is no feed's. */
  ofToken(tokenHash: Uint8Array): Promise<FeedRef | null>;
  /** Null before the first list. */
  readList(feed: FeedRef, format: FeedFormat): Promise<StoredFeedList | null>;
  /** Writes the list that is served, and counts the fetch. A feed that is gone meanwhile stays gone. */
  saveList(feed: FeedRef, format: FeedFormat, list: StoredFeedList, fetch: FeedFetch): Promise<void>;
  countFetch(feed: FeedRef, format: FeedFormat, fetch: FeedFetch): Promise<void>;
}
