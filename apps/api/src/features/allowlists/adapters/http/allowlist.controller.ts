import { Controller, Inject } from '@nestjs/common';
import { getAllowlist, PAYTRONIX_PACK } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { ALLOWLIST_READER, type AllowlistReader } from '../../application/allowlist.port.ts';
import { entryNotes } from '../../domain/entry-notes.ts';

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
    const [entryStates, groups] = await Promise.all([
      this.#allowlists.entryStates(tenantId),
      this.#allowlists.hostGroups(tenantId),
    ]);
    const { id: packId, version: packVersion } = PAYTRONIX_PACK;
    return { packId, packVersion, entryStates, entryNotes: entryNotes(groups) };
  }
}
