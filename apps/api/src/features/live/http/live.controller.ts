import { Controller, Inject, Res } from '@nestjs/common';
import { liveEventSchema, route } from '@sightline/spec';
import type { FastifyReply } from 'fastify';
import { ConsoleEndpoint, Input, type RouteInput } from '../../../platform/http/console-endpoint.ts';
import { LiveStreams } from './live-streams.ts';

/** Not in the spec's routes, since it answers with a stream; access is checked as for all of them. */
const streamLive = route({
  operationId: 'streamLive',
  method: 'GET',
  path: '/v1/tenants/:tenantId/live',
  summary: 'Streams changes as they happen',
  response: liveEventSchema,
});

@Controller()
export class LiveController {
  readonly #streams: LiveStreams;

  constructor(@Inject(LiveStreams) streams: LiveStreams) {
    this.#streams = streams;
  }

  @ConsoleEndpoint(streamLive)
  async stream(@Input() { params }: RouteInput<typeof streamLive>, @Res() reply: FastifyReply): Promise<void> {
    this.#streams.assertRoom();
    reply.hijack();
    await this.#streams.serve(params.tenantId, reply.raw);
  }
}
