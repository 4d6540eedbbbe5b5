import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Installers } from '../installers.ts';
import { RELEASE_SHELF, type ReleaseShelf } from '../releases.port.ts';
import { findRelease } from './agent-releases.controller.ts';
import { DownloadGate, takesGzip } from './download-gate.ts';

/** Few machines are installed at once; and nobody needs a key for it, so that it must not take the places of agents. */
const DOWNLOADS_MAX = 10;

/** What the one line of the console fetches. Open to all who reach the port: there is no secret in it. */
@Controller()
export class InstallController {
  readonly #installers: Installers;
  readonly #shelf: ReleaseShelf;
  readonly #gate = new DownloadGate(DOWNLOADS_MAX);

  constructor(@Inject(Installers) installers: Installers, @Inject(RELEASE_SHELF) shelf: ReleaseShelf) {
    this.#installers = installers;
    this.#shelf = shelf;
  }

  @Get('/install.sh')
  @Header('content-type', 'text/x-shellscript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async readSh(): Promise<string> {
    return await this.#installers.sh();
  }

  @Get('/install.ps1')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async readPs1(): Promise<string> {
    return await this.#installers.ps1();
  }

  @Get('/install/:version/:platform')
  async sendProgram(
    @Param() params: Record<string, string>,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#gate.send(reply, await findRelease(this.#shelf, params), takesGzip(acceptEncoding));
  }
}
