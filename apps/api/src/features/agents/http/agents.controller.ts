import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { type EnrollmentResponse, enrollmentRequestSchema } from '@sightline/spec';
import type { FastifyReply } from 'fastify';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import { EnrollHost } from '../enroll-host.ts';
import { HostAuthenticator } from '../host-authenticator.ts';
import { ReadAssignment } from '../read-assignment.ts';
import { revisionsOf, revisionTag } from './revision-tag.ts';

/** Where a machine becomes a host, and a host learns what to check. */
@Controller()
export class AgentsController {
  readonly #enrollHost: EnrollHost;
  readonly #hosts: HostAuthenticator;
  readonly #readAssignment: ReadAssignment;

  constructor(
    @Inject(EnrollHost) enrollHost: EnrollHost,
    @Inject(HostAuthenticator) hosts: HostAuthenticator,
    @Inject(ReadAssignment) readAssignment: ReadAssignment,
  ) {
    this.#enrollHost = enrollHost;
    this.#hosts = hosts;
    this.#readAssignment = readAssignment;
  }

  @Post('/v1/agent/enroll')
  @HttpCode(200)
  async enroll(@Body() body: unknown): Promise<EnrollmentResponse> {
    const request = enrollmentRequestSchema.safeParse(body);
    if (request.success) return await this.#enrollHost.enroll(request.data);
    throw new AppError({
      kind: 'invalid',
      code: 'request.invalid',
      detail: 'The body is not a valid enrollment request. Update the agent and enroll again.',
      faults: faultsOf(request.error, 'body'),
    });
  }

  /** 304 when the host names the present revision in If-None-Match. */
  @Get('/v1/agent/assignment')
  async readAssignment(
    @Headers('authorization') authorization: string | undefined,
    @Headers('if-none-match') knownTags: string | undefined,
    @Headers('sightline-scopes') scopes: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const host = await this.#hosts.authenticate(authorization);
    const answer = await this.#readAssignment.read(host, {
      knownRevisions: revisionsOf(knownTags),
      // Agents from before there were checks within the store do not say this, and would refuse the whole assignment.
      takes: scopes === undefined ? 'external' : 'all',
    });
    if (answer.kind === 'unchanged') {
      await reply.status(304).header('etag', revisionTag(answer.revision)).send();
      return;
    }
    const { assignment } = answer;
    await reply.header('etag', revisionTag(assignment.revision)).header('cache-control', 'no-cache').send(assignment);
  }
}
