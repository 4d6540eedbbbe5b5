import { type Feed, feedIdSchema, feedListSchema } from '@sightline/spec';

interface FeedRow {
  readonly id: string;
  readonly name: string;
  readonly tag: string | null;
  readonly tokenEnd: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly lists: readonly FeedListRow[];
}

interface FeedListRow {
  readonly format: string;
  readonly lineCount: number;
  readonly changedAt: Date;
  readonly keptSince: Date | null;
  readonly fetchCount: number;
  readonly lastFetchedAt: Date;
  readonly lastFetchedBy: string;
}

/** Returns a feed as the console shows it, from its rows. */
export function feedOf({ id, name, tag, tokenEnd, createdAt, createdBy, lists }: FeedRow): Feed {
  const newest = lists.toSorted((a, b) => b.lastFetchedAt.getTime() - a.lastFetchedAt.getTime())[0];
  return {
    id: feedIdSchema.parse(id),
    name,
    tag,
    tokenEnd,
    createdAt: createdAt.toISOString(),
    createdBy,
    fetchCount: lists.reduce((sum, { fetchCount }) => sum + fetchCount, 0),
    lastFetchedAt: newest?.lastFetchedAt.toISOString() ?? null,
    lastFetchedBy: newest?.lastFetchedBy ?? null,
    lists: lists.map(({ format, lineCount, changedAt, keptSince, fetchCount, lastFetchedAt }) => ({
      format: feedListSchema.shape.format.parse(format),
      lineCount,
      changedAt: changedAt.toISOString(),
      keptSince: keptSince?.toISOString() ?? null,
      fetchCount,
      lastFetchedAt: lastFetchedAt.toISOString(),
    })),
  };
}
