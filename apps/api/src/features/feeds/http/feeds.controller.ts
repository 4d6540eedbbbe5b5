import { Controller, Inject } from '@nestjs/common';
import { createFeed, deleteFeed, listFeeds } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { ManageFeeds } from '../manage-feeds.ts';

@Controller()
export class FeedsController {
  readonly #feeds: ManageFeeds;

  constructor(@Inject(ManageFeeds) feeds: ManageFeeds) {
    this.#feeds = feeds;
  }

  @ConsoleEndpoint(listFeeds)
  async listFeeds(@Input() { params }: RouteInput<typeof listFeeds>): Promise<RouteOutput<typeof listFeeds>> {
    return { feeds: await this.#feeds.list(params.tenantId) };
  }

  @ConsoleEndpoint(createFeed)
  async createFeed(
    @Input() { params, body }: RouteInput<typeof createFeed>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createFeed>> {
    return await this.#feeds.create(params.tenantId, body, actorOf(user));
  }

  @ConsoleEndpoint(deleteFeed)
  async deleteFeed(
    @Input() { params }: RouteInput<typeof deleteFeed>,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.#feeds.revoke(params.tenantId, params.feedId, actorOf(user));
  }
}
