import { Controller, Inject } from '@nestjs/common';
import { listListSources } from '@sightline/spec';
import { ConsoleEndpoint, type RouteOutput } from '../../../../platform/http/console-endpoint.ts';
import { ReadListSources } from '../../application/read-list-sources.ts';

@Controller()
export class ListSourcesController {
  readonly #sources: ReadListSources;

  constructor(@Inject(ReadListSources) sources: ReadListSources) {
    this.#sources = sources;
  }

  @ConsoleEndpoint(listListSources)
  async listListSources(): Promise<RouteOutput<typeof listListSources>> {
    return { sources: await this.#sources.all() };
  }
}
