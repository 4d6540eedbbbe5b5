import { Controller, Inject } from '@nestjs/common';
import { getAllowlist, getExport, PAYTRONIX_PACK } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { ALLOWLIST_READER, type AllowlistReader } from '../../application/allowlist.port.ts';
import { MakeExport } from '../../application/make-export.ts';
import { entryNotes } from '../../domain/entry-notes.ts';

@Controller()
export class AllowlistController {
  readonly #allowlists: AllowlistReader;
  readonly #exports: MakeExport;

  constructor(@Inject(ALLOWLIST_READER) allowlists: AllowlistReader, @Inject(MakeExport) exports: MakeExport) {
    this.#allowlists = allowlists;
    this.#exports = exports;
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

  @ConsoleEndpoint(getExport)
  async getExport(
    @Input() { params: { tenantId }, query: { format, scope, storeIds } }: RouteInput<typeof getExport>,
  ): Promise<RouteOutput<typeof getExport>> {
    return await this.#exports.make({ tenantId, format, scope, storeIds: storeIds ?? null });
  }
}
