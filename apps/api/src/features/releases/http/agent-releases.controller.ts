import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type ReleaseManifest, releasePlatformSchema, releaseVersionSchema, updateReportSchema } from '@sightline/spec';
import type { FastifyReply } from 'fastify';
import { CLOCK, type Clock } from '../../../platform/clock.ts';
import { AppError, faultsOf, notFound } from '../../../platform/errors.ts';
import { HostAuthenticator } from '../../agents/index.ts';
import { type Release, ReleaseFolder } from '../files/release-folder.ts';
import { HostUpdateStore } from '../postgres/host-update-store.ts';
import { acceptsGzipEncoding, DownloadGate } from './download-gate.ts';

/** Simultaneous downloads: 20 files of 45 MB take a minute on a 120 Mbit/s line. */
const DOWNLOADS_MAX = 20;

/** Sends agents the version they were offered, and receives what became of it. */
@Controller()
export class AgentReleasesController {
  readonly #hosts: HostAuthenticator;
  readonly #releases: ReleaseFolder;
  readonly #updates: HostUpdateStore;
  readonly #clock: Clock;
  readonly #gate = new DownloadGate(DOWNLOADS_MAX);

  constructor(
    @Inject(HostAuthenticator) hosts: HostAuthenticator,
    @Inject(ReleaseFolder) releases: ReleaseFolder,
    @Inject(HostUpdateStore) updates: HostUpdateStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.#hosts = hosts;
    this.#releases = releases;
    this.#updates = updates;
    this.#clock = clock;
  }

  @Get('/v1/agent/releases/:version/:platform')
  async readManifest(
    @Headers('authorization') authorization: string | undefined,
    @Param() params: Record<string, string>,
  ): Promise<ReleaseManifest> {
    await this.#hosts.authenticate(authorization);
    return (await findRelease(this.#releases, params)).manifest;
  }

  @Get('/v1/agent/releases/:version/:platform/program')
  async sendProgram(
    @Headers('authorization') authorization: string | undefined,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Param() params: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#hosts.authenticate(authorization);
    await this.#gate.send(reply, await findRelease(this.#releases, params), acceptsGzipEncoding(acceptEncoding));
  }

  @Post('/v1/agent/updates')
  @HttpCode(204)
  async saveUpdates(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<void> {
    const { tenantId, hostId } = await this.#hosts.authenticate(authorization);
    const report = updateReportSchema.safeParse(body);
    if (report.success) {
      await this.#updates.save(tenantId, hostId, report.data.events, this.#clock.now());
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

/** Returns the release that a path names. Refuses with 404 for an invalid or unknown version or platform. */
export async function findRelease(releases: ReleaseFolder, params: Readonly<Record<string, string>>): Promise<Release> {
  const version = releaseVersionSchema.safeParse(params['version']);
  const platform = releasePlatformSchema.safeParse(params['platform']);
  const release = version.success && platform.success ? await releases.find(version.data, platform.data) : null;
  if (release === null) throw notFound();
  return release;
}
