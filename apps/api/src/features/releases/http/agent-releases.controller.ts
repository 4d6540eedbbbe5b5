import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type ReleaseManifest, releasePlatformSchema, releaseVersionSchema, updateReportSchema } from '@sightline/spec';
import type { FastifyReply } from 'fastify';
import { CLOCK, type Clock } from '../../../platform/clock.ts';
import { AppError, faultsOf, notFound } from '../../../platform/errors.ts';
import { HostAuthenticator } from '../../agents/index.ts';
import {
  HOST_UPDATE_STORE,
  type HostUpdateStore,
  RELEASE_SHELF,
  type Release,
  type ReleaseShelf,
} from '../releases.port.ts';
import { DownloadGate, takesGzip } from './download-gate.ts';

/** So many hosts fetch at once: 20 of 45 MB each are gone in a minute on a line of 120 Mbit/s. */
const DOWNLOADS_MAX = 20;

/** Where an agent fetches the version that it was offered, and tells what became of it. */
@Controller()
export class AgentReleasesController {
  readonly #hosts: HostAuthenticator;
  readonly #shelf: ReleaseShelf;
  readonly #updates: HostUpdateStore;
  readonly #clock: Clock;
  readonly #gate = new DownloadGate(DOWNLOADS_MAX);

  constructor(
    @Inject(HostAuthenticator) hosts: HostAuthenticator,
    @Inject(RELEASE_SHELF) shelf: ReleaseShelf,
    @Inject(HOST_UPDATE_STORE) updates: HostUpdateStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#hosts = hosts;
    this.#shelf = shelf;
    this.#updates = updates;
    this.#clock = clock;
  }

  @Get('/v1/agent/releases/:version/:platform')
  async readManifest(
    @Headers('authorization') authorization: string | undefined,
    @Param() params: Record<string, string>,
  ): Promise<ReleaseManifest> {
    await this.#hosts.authenticate(authorization);
    return (await findRelease(this.#shelf, params)).manifest;
  }

  @Get('/v1/agent/releases/:version/:platform/program')
  async sendProgram(
    @Headers('authorization') authorization: string | undefined,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Param() params: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#hosts.authenticate(authorization);
    await this.#gate.send(reply, await findRelease(this.#shelf, params), takesGzip(acceptEncoding));
  }

  @Post('/v1/agent/updates')
  @HttpCode(204)
  async takeUpdates(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<void> {
    const { tenantId, hostId } = await this.#hosts.authenticate(authorization);
    const report = updateReportSchema.safeParse(body);
    if (report.success) {
      await this.#updates.record(tenantId, hostId, report.data.events, this.#clock.now());
      return;
    }
    throw new AppError({
      kind: 'invalid',
      code: 'request.invalid',
      detail: 'The body is not a valid update report. Update the agent.',
      faults: faultsOf(report.error, 'body'),
    });
  }
}

/** Refuses as not found what is no version, no platform, or not on the shelf. */
export async function findRelease(shelf: ReleaseShelf, params: Readonly<Record<string, string>>): Promise<Release> {
  const version = releaseVersionSchema.safeParse(params['version']);
  const platform = releasePlatformSchema.safeParse(params['platform']);
  const release = version.success && platform.success ? await shelf.find(version.data, platform.data) : null;
  if (release === null) throw notFound();
  return release;
}
