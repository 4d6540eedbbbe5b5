import { Controller, Inject } from '@nestjs/common';
import { listPackSources } from '@sightline/spec';
import { ConsoleEndpoint, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { ReadPackSources } from '../read-pack-sources.ts';

@Controller()
export class PackSourcesController {
  readonly #sources: ReadPackSources;

  constructor(@Inject(ReadPackSources) sources: ReadPackSources) {
    this.#sources = sources;
  }

  @ConsoleEndpoint(listPackSources)
  async listPackSources(): Promise<RouteOutput<typeof listPackSources>> {
    return { sources: await this.#sources.all() };
  }
}
