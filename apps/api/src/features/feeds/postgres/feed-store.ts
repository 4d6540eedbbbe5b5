import {
  FEED_FORMATS,
  type Feed,
  type FeedFormat,
  type FeedId,
  feedIdSchema,
  type TenantId,
  tenantIdSchema,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import type { StoredFeedList } from '../domain/decide-feed-update.ts';
import { feedOf } from './feed-row.ts';

/** The feed that a token belongs to. */
export interface FeedRef {
  readonly tenantId: TenantId;
  readonly feedId: FeedId;
  /** Null: all stores. */
  readonly tag: string | null;
}

export interface NewFeed {
  readonly name: string;
  readonly tag: string | null;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly tokenEnd: string;
}

/** Who changes a feed, and when. */
export interface FeedChange {
  readonly actor: Actor;
  readonly at: Date;
}

/** Who fetched a feed, and when. */
export interface FeedFetch {
  readonly by: string;
  readonly at: Date;
}

/** Saves feeds, by the hash of their token, and the lists that they serve. */
export class FeedStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns a tenant's feeds by name. */
  async list(tenantId: TenantId): Promise<readonly Feed[]> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.feed.findMany({
          where: { tenantId },
          include: { lists: { omit: { text: true }, take: FEED_FORMATS.length, orderBy: { format: 'asc' } } },
          omit: { tokenHash: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    );
    return rows.map(feedOf);
  }

  /** Adds a feed and writes the audit log. Returns null when the tenant already has `countMax`. */
  async add(tenantId: TenantId, feed: NewFeed, { actor, at }: FeedChange, countMax: number): Promise<FeedId | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if ((await transaction.feed.count({ where: { tenantId } })) >= countMax) return null;
      const { id } = await transaction.feed.create({
        data: { tenantId, ...feed, createdAt: at, createdBy: actor.name },
        select: { id: true },
      });
      const detail = { Stores: feed.tag === null ? 'all' : `tagged ${feed.tag}` };
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'feed.created',
        subject: `Feed ${feed.name}`,
        detail,
      });
      return feedIdSchema.parse(id);
    });
  }

  /** Removes a feed and writes the audit log. Returns false when the tenant has no such feed. */
  async remove(tenantId: TenantId, feedId: FeedId, { actor, at }: FeedChange): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const where = { tenantId_id: { tenantId, id: feedId } };
      const feed = await transaction.feed.findUnique({ where, select: { name: true } });
      if (feed === null) return false;
      await transaction.feed.delete({ where });
      const subject = `Feed ${feed.name}`;
      await AuditTrail.record(transaction, { tenantId, at, actor, action: 'feed.revoked', subject, detail: {} });
      return true;
    });
  }

  /** Returns the feed of a token; null for an unknown one. */
  async ofToken(tokenHash: Uint8Array): Promise<FeedRef | null> {
    const { rows } = await this.#database.systemPool.query<{ tenant_id: string; id: string; tag: string | null }>(
      'SELECT tenant_id, id, tag FROM feed WHERE token_hash = $1',
      [tokenHash],
    );
    const [row] = rows;
    return row
      ? { tenantId: tenantIdSchema.parse(row.tenant_id), feedId: feedIdSchema.parse(row.id), tag: row.tag }
      : null;
  }

  /** Returns what a feed last served in a format; null before the first time. */
  async readList({ tenantId, feedId }: FeedRef, format: FeedFormat): Promise<StoredFeedList | null> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.feedList.findUnique({
          where: { tenantId_feedId_format: { tenantId, feedId, format } },
          select: { text: true, lineCount: true, changedAt: true, checkedAt: true, keptSince: true },
        }),
    );
  }

  /** Saves what a feed serves and counts the fetch. Does nothing for a feed revoked in the meantime. */
  async saveList(
    { tenantId, feedId }: FeedRef,
    format: FeedFormat,
    list: StoredFeedList,
    { by, at }: FeedFetch,
  ): Promise<void> {
    const { text, lineCount, changedAt, checkedAt, keptSince } = list;
    await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$executeRaw`
        INSERT INTO feed_list AS l (tenant_id, feed_id, format, text, line_count, changed_at, checked_at, kept_since,
          fetch_count, last_fetched_at, last_fetched_by)
        SELECT tenant_id, id, ${format}, ${text}, ${lineCount}, ${changedAt}, ${checkedAt}, ${keptSince}, 1, ${at}, ${by}
        FROM feed WHERE tenant_id = ${tenantId}::uuid AND id = ${feedId}::uuid
        ON CONFLICT (tenant_id, feed_id, format) DO UPDATE SET text = excluded.text, line_count = excluded.line_count,
          changed_at = excluded.changed_at, checked_at = excluded.checked_at, kept_since = excluded.kept_since,
          fetch_count = l.fetch_count + 1, last_fetched_at = excluded.last_fetched_at,
          last_fetched_by = excluded.last_fetched_by`,
    );
  }

  async countFetch({ tenantId, feedId }: FeedRef, format: FeedFormat, { by, at }: FeedFetch): Promise<void> {
    await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.feedList.updateMany({
          where: { tenantId, feedId, format },
          data: { fetchCount: { increment: 1 }, lastFetchedAt: at, lastFetchedBy: by },
        }),
    );
  }
}
