import { Controller, Inject } from '@nestjs/common';
import { getAllowlist } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { fleetAllowlist } from '../domain/fleet-allowlist.ts';
import { AllowlistReader } from '../postgres/allowlist-reader.ts';

@Controller()
export class AllowlistsController {
  readonly #allowlists: AllowlistReader;

  constructor(@Inject(AllowlistReader) allowlists: AllowlistReader) {
    this.#allowlists = allowlists;
  }

  @ConsoleEndpoint(getAllowlist)
  async getAllowlist(
    @Input() { params: { tenantId } }: RouteInput<typeof getAllowlist>,
  ): Promise<RouteOutput<typeof getAllowlist>> {
    return fleetAllowlist(await this.#allowlists.fleetOf(tenantId));
  }
}
