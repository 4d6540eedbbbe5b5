import { Controller, Inject } from '@nestjs/common';
import { createChannel, deleteChannel, listChannels } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { Channels } from '../channels.ts';

@Controller()
export class ChannelsController {
  readonly #channels: Channels;

  constructor(@Inject(Channels) channels: Channels) {
    this.#channels = channels;
  }

  @ConsoleEndpoint(listChannels)
  async listChannels(@Input() { params }: RouteInput<typeof listChannels>): Promise<RouteOutput<typeof listChannels>> {
    return { channels: await this.#channels.list(params.tenantId) };
  }

  @ConsoleEndpoint(createChannel)
  async createChannel(
    @Input() { params, body }: RouteInput<typeof createChannel>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createChannel>> {
    return { id: await this.#channels.add(params.tenantId, body, actorOf(user)) };
  }

  @ConsoleEndpoint(deleteChannel)
  async deleteChannel(
    @Input() { params }: RouteInput<typeof deleteChannel>,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.#channels.remove(params.tenantId, params.channelId, actorOf(user));
  }
}
