import { Controller, Inject } from '@nestjs/common';
import { importOwnList, removeOwnEntry, saveOwnEntry } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../../accounts/index.ts';
import { actorOf } from '../../../audit/index.ts';
import { ImportOwnList } from '../../application/import-own-list.ts';
import { KeepOwnEntries } from '../../application/keep-own-entries.ts';

@Controller()
export class OwnListsController {
  readonly #entries: KeepOwnEntries;
  readonly #imports: ImportOwnList;

  constructor(@Inject(KeepOwnEntries) entries: KeepOwnEntries, @Inject(ImportOwnList) imports: ImportOwnList) {
    this.#entries = entries;
    this.#imports = imports;
  }

  @ConsoleEndpoint(saveOwnEntry)
  async saveOwnEntry(
    @Input() { params, body }: RouteInput<typeof saveOwnEntry>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof saveOwnEntry>> {
    return await this.#entries.save(params.tenantId, actorOf(user), body);
  }

  @ConsoleEndpoint(removeOwnEntry)
  async removeOwnEntry(
    @Input() { params, query }: RouteInput<typeof removeOwnEntry>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof removeOwnEntry>> {
    await this.#entries.remove(params.tenantId, actorOf(user), query.entryId);
  }

  @ConsoleEndpoint(importOwnList)
  async importOwnList(
    @Input() { params, body }: RouteInput<typeof importOwnList>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof importOwnList>> {
    return await this.#imports.import(params.tenantId, actorOf(user), body);
  }
}
