import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReleaseFolder } from '../files/release-folder.ts';
import { WriteInstallScripts } from '../write-install-scripts.ts';
import { findRelease } from './agent-releases.controller.ts';
import { acceptsGzipEncoding, DownloadGate } from './download-gate.ts';

/** Few hosts are installed at once. These downloads need no key, so they have their own limit and cannot starve agents. */
const DOWNLOADS_MAX = 10;

/** Serves the install scripts and what they download. Open to everyone who reaches the port: nothing here is secret. */
@Controller()
export class InstallController {
  readonly #scripts: WriteInstallScripts;
  readonly #releases: ReleaseFolder;
  readonly #gate = new DownloadGate(DOWNLOADS_MAX);

  constructor(
    @Inject(WriteInstallScripts) scripts: WriteInstallScripts,
    @Inject(ReleaseFolder) releases: ReleaseFolder,
  ) {
    this.#scripts = scripts;
    this.#releases = releases;
  }

  @Get('/install.sh')
  @Header('content-type', 'text/x-shellscript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async readSh(): Promise<string> {
    return await this.#scripts.sh();
  }

  @Get('/install.ps1')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async readPs1(): Promise<string> {
    return await this.#scripts.ps1();
  }

  @Get('/install/:version/:platform')
  async sendProgram(
    @Param() params: Record<string, string>,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#gate.send(reply, await findRelease(this.#releases, params), acceptsGzipEncoding(acceptEncoding));
  }
}
