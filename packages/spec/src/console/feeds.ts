import { z } from 'zod';
import { type ExportFormat, FEED_FORMATS } from '../exports/export-format.ts';
import { feedIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most feeds per tenant. */
export const FEEDS_MAX = 50;

export type FeedFormat = (typeof FEED_FORMATS)[number];
const feedFormatSchema = z.enum(FEED_FORMATS);

/** Returns whether firewalls can fetch a format from a URL. */
export function isFeedFormat(format: ExportFormat): format is FeedFormat {
  return FEED_FORMATS.some((known) => known === format);
}

/** Returns the file name at the end of a feed's URL: `palo-alto-edl-url.txt`. */
export function feedFileName(format: FeedFormat): string {
  return `${format.replaceAll('_', '-')}.txt`;
}

/** Returns the format of a feed's file name; null for an unknown name. */
export function feedFormatOf(fileName: string): FeedFormat | null {
  return FEED_FORMATS.find((format) => feedFileName(format) === fileName) ?? null;
}

/** Returns a feed's URL in one format; `publicUrl` has no trailing slash. */
export function feedUrl(publicUrl: string, token: string, format: FeedFormat): string {
  return `${publicUrl}/v1/feeds/${token}/${feedFileName(format)}`;
}

/** One format of a feed, as last served to a firewall. */
export const feedListSchema = z.object({
  format: feedFormatSchema,
  lineCount: z.int().min(0),
  changedAt: instantSchema,
  /** Since when this older content is served because the current one would be empty; null normally. */
  keptSince: instantSchema.nullable(),
  lastFetchedAt: instantSchema,
  fetchCount: z.int().min(1),
});

export const feedSchema = z.object({
  id: feedIdSchema,
  name: z.string(),
  /** For the stores with this tag; null for all. */
  tag: z.string().nullable(),
  /** The last characters of its token, to recognize it; the token itself is not stored. */
  tokenEnd: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  fetchCount: z.int().min(0),
  lastFetchedAt: instantSchema.nullable(),
  /** The client's address and User-Agent. */
  lastFetchedBy: z.string().nullable(),
  lists: z.array(feedListSchema).max(FEED_FORMATS.length),
});
export type Feed = z.infer<typeof feedSchema>;

export const listFeeds = route({
  operationId: 'listFeeds',
  method: 'GET',
  path: '/v1/tenants/:tenantId/feeds',
  summary: 'The URLs that firewalls fetch their lists from',
  response: z.object({ feeds: z.array(feedSchema).max(FEEDS_MAX) }),
});

export const createFeed = route({
  operationId: 'createFeed',
  method: 'POST',
  path: '/v1/tenants/:tenantId/feeds',
  summary: 'Creates a URL that a firewall fetches its list from; the token is shown only once',
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    tag: z.string().min(1).max(40).nullable().default(null),
  }),
  response: z.object({
    id: feedIdSchema,
    token: z.string(),
    urls: z.array(z.object({ format: feedFormatSchema, url: z.string() })).max(FEED_FORMATS.length),
  }),
});

export const deleteFeed = route({
  operationId: 'deleteFeed',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/feeds/:feedId',
  summary: 'Revokes a feed: its URLs answer 404 from now on',
  status: 204,
  response: z.void(),
});
