import { Controller, Inject } from '@nestjs/common';
import { getStoreGaps, getStoreHistory } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { ReadGaps } from '../read-gaps.ts';
import { ReadStoreHistory } from '../read-store-history.ts';

@Controller()
export class HistoryController {
  readonly #history: ReadStoreHistory;
  readonly #gaps: ReadGaps;

  constructor(@Inject(ReadStoreHistory) history: ReadStoreHistory, @Inject(ReadGaps) gaps: ReadGaps) {
    this.#history = history;
    this.#gaps = gaps;
  }

  @ConsoleEndpoint(getStoreHistory)
  async getStoreHistory(
    @Input() { params, query }: RouteInput<typeof getStoreHistory>,
  ): Promise<RouteOutput<typeof getStoreHistory>> {
    return await this.#history.read(params.tenantId, params.storeId, query.hours);
  }

  @ConsoleEndpoint(getStoreGaps)
  async getStoreGaps(
    @Input() { params, query }: RouteInput<typeof getStoreGaps>,
  ): Promise<RouteOutput<typeof getStoreGaps>> {
    return await this.#gaps.read(params.tenantId, params.storeId, query.hours);
  }
}
