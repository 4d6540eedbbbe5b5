import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { feedFormatOf } from '@sightline/spec';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../../platform/errors.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import { ServeFeed } from '../serve-feed.ts';

/** Limits requests with an unknown token by address, so that nobody finds a token by guessing. */
export const FEED_MISSES = Symbol('FeedMisses');
/** Limits fetches of one feed from one address. A firewall asks every few minutes, and many may share a feed. */
export const FEED_FETCHES = Symbol('FeedFetches');

const MAX_AGE_S = 60;
const AGENT_LENGTH_MAX = 120;

/** Serves feeds to firewalls. No session: the token in the URL grants access. */
@Controller()
export class PublicFeedController {
  readonly #feeds: ServeFeed;
  readonly #misses: RateLimit;
  readonly #fetches: RateLimit;

  constructor(
    @Inject(ServeFeed) feeds: ServeFeed,
    @Inject(FEED_MISSES) misses: RateLimit,
    @Inject(FEED_FETCHES) fetches: RateLimit,
  ) {
    this.#feeds = feeds;
    this.#misses = misses;
    this.#fetches = fetches;
  }

  /** Answers 304 when If-None-Match names the current list. */
  @Get('/v1/feeds/:token/:file')
  async fetch(
    @Param() { token, file }: { readonly token: string; readonly file: string },
    @Headers('if-none-match') knownTags: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const feed = await this.#feeds.feedOf(token);
    if (feed === null) {
      await this.#misses.count(request.ip);
      throw notFound();
    }
    await this.#fetches.count(`${feed.feedId} ${request.ip}`);
    const { etag, text, changedAt, keptSince } = await this.#feeds.serve(feed, feedFormatOf(file), callerOf(request));
    void reply
      .header('etag', etag)
      .header('last-modified', changedAt.toUTCString())
      .header('cache-control', `private, max-age=${MAX_AGE_S}, must-revalidate`)
      .header('x-content-type-options', 'nosniff');
    if (keptSince !== null) void reply.header('x-sightline-kept-since', keptSince.toISOString());
    if (isKnown(etag, knownTags)) await reply.status(304).send();
    else await reply.type('text/plain; charset=utf-8').send(text);
  }
}

function callerOf(request: FastifyRequest): string {
  const agent = (request.headers['user-agent'] ?? '').replaceAll(/[^ -~]/g, '').slice(0, AGENT_LENGTH_MAX);
  return agent === '' ? request.ip : `${request.ip}, ${agent}`;
}

/** A proxy may have turned a strong tag into a weak one. */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
