import { Controller, Inject } from '@nestjs/common';
import { importCustomPack, removeCustomEntry, saveCustomEntry } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { EditCustomEntries } from '../edit-custom-entries.ts';
import { ImportCustomPack } from '../import-custom-pack.ts';

@Controller()
export class CustomPacksController {
  readonly #entries: EditCustomEntries;
  readonly #imports: ImportCustomPack;

  constructor(
    @Inject(EditCustomEntries) entries: EditCustomEntries,
    @Inject(ImportCustomPack) imports: ImportCustomPack,
  ) {
    this.#entries = entries;
    this.#imports = imports;
  }

  @ConsoleEndpoint(saveCustomEntry)
  async saveCustomEntry(
    @Input() { params, body }: RouteInput<typeof saveCustomEntry>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof saveCustomEntry>> {
    return await this.#entries.save(params.tenantId, actorOf(user), body);
  }

  @ConsoleEndpoint(removeCustomEntry)
  async removeCustomEntry(
    @Input() { params, query }: RouteInput<typeof removeCustomEntry>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof removeCustomEntry>> {
    await this.#entries.remove(params.tenantId, actorOf(user), query.entryId);
  }

  @ConsoleEndpoint(importCustomPack)
  async importCustomPack(
    @Input() { params, body }: RouteInput<typeof importCustomPack>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof importCustomPack>> {
    return await this.#imports.import(params.tenantId, actorOf(user), body);
  }
}
