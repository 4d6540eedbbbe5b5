import { Controller, Inject } from '@nestjs/common';
import { getStoreGaps } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { ReadGaps } from '../read-gaps.ts';

@Controller()
export class GapsController {
  readonly #gaps: ReadGaps;

  constructor(@Inject(ReadGaps) gaps: ReadGaps) {
    this.#gaps = gaps;
  }

  @ConsoleEndpoint(getStoreGaps)
  async getStoreGaps(
    @Input() { params, query }: RouteInput<typeof getStoreGaps>,
  ): Promise<RouteOutput<typeof getStoreGaps>> {
    return await this.#gaps.gaps(params.tenantId, params.storeId, query.hours);
  }
}
