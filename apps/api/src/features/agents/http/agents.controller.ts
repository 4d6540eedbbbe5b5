import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { type EnrollmentResponse, enrollmentRequestSchema } from '@sightline/spec';
import type { FastifyReply } from 'fastify';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import { EnrollHost } from '../enroll-host.ts';
import { HostAuthenticator } from '../host-authenticator.ts';
import { ReadAssignment } from '../read-assignment.ts';
import { parseRevisions, revisionTag } from './revision-tag.ts';

/** Enrolls hosts and gives agents their assignments. */
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

  /** Answers 304 when If-None-Match names the current revision. */
  @Get('/v1/agent/assignment')
  async readAssignment(
    @Headers('authorization') authorization: string | undefined,
    @Headers('if-none-match') knownTags: string | undefined,
    @Headers('sightline-scopes') scopes: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const host = await this.#hosts.authenticate(authorization);
    const answer = await this.#readAssignment.read(host, {
      knownRevisions: parseRevisions(knownTags),
      // Agents that predate checks within the store don't send this header, and would reject the whole assignment.
      accepts: scopes === undefined ? 'external' : 'all',
    });
    if (answer.kind === 'unchanged') {
      await reply.status(304).header('etag', revisionTag(answer.revision)).send();
      return;
    }
    const { assignment } = answer;
    await reply.header('etag', revisionTag(assignment.revision)).header('cache-control', 'no-cache').send(assignment);
  }
}
