import { Controller, Inject } from '@nestjs/common';
import { getAllowlist } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { ALLOWLIST_READER, type AllowlistReader } from '../allowlist.port.ts';
import { allowlistOf } from '../domain/allowlist-of.ts';

@Controller()
export class AllowlistController {
  readonly #allowlists: AllowlistReader;

  constructor(@Inject(ALLOWLIST_READER) allowlists: AllowlistReader) {
    this.#allowlists = allowlists;
  }

  @ConsoleEndpoint(getAllowlist)
  async getAllowlist(
    @Input() { params: { tenantId } }: RouteInput<typeof getAllowlist>,
  ): Promise<RouteOutput<typeof getAllowlist>> {
    return allowlistOf(await this.#allowlists.fleetOf(tenantId));
  }
}
