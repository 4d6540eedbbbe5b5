import { z } from 'zod';
import { type ExportFormat, FEED_FORMATS } from '../exports/export-format.ts';
import { feedIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most feeds a tenant has. */
export const FEEDS_MAX = 50;

export type FeedFormat = (typeof FEED_FORMATS)[number];
const feedFormatSchema = z.enum(FEED_FORMATS);

/** Whether a firewall can fetch a format from an address by itself. */
export function isFeedFormat(format: ExportFormat): format is FeedFormat {
  return FEED_FORMATS.some((known) => known === format);
}

/** What a firewall asks for at the end of a feed's address: `palo-alto-edl-url.txt`. */
export function feedFileName(format: FeedFormat): string {
  return `${format.replaceAll('_', '-')}.txt`;
}

/** The format that a feed's file name stands for; null for a name that is none. */
export function feedFormatOf(fileName: string): FeedFormat | null {
  return FEED_FORMATS.find((format) => feedFileName(format) === fileName) ?? null;
}

/** The address of a feed in one format; `publicUrl` has no trailing slash. */
export function feedUrl(publicUrl: string, token: string, format: FeedFormat): string {
  return `${publicUrl}/v1/feeds/${token}/${feedFileName(format)}`;
}

/** One format of a feed, as a firewall was last given it. */
export const feedListSchema = z.object({
  format: feedFormatSchema,
  lineCount: z.int().min(0),
  changedAt: instantSchema,
  /** Since when the tenant's list would be empty and this one is served instead; null while all is well. */
  keptSince: instantSchema.nullable(),
  lastFetchedAt: instantSchema,
  fetchCount: z.int().min(1),
});

export const feedSchema = z.object({
  id: feedIdSchema,
  name: z.string(),
  /** For the stores with this tag; null for all. */
  tag: z.string().nullable(),
  /** The last characters of its token, to know it by; the token itself is kept nowhere. */
  tokenEnd: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  fetchCount: z.int().min(0),
  lastFetchedAt: instantSchema.nullable(),
  /** The address, and what the firewall calls itself. */
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
