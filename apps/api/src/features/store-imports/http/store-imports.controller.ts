import { Controller, Inject } from '@nestjs/common';
import { applyStoreImport, createStoreImport, exportStores, getStoreImport, listStoreImports } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { ExportStores } from '../export-stores.ts';
import { StoreImports } from '../store-imports.ts';

@Controller()
export class StoreImportsController {
  readonly #imports: StoreImports;
  readonly #export: ExportStores;

  constructor(@Inject(StoreImports) imports: StoreImports, @Inject(ExportStores) exporting: ExportStores) {
    this.#imports = imports;
    this.#export = exporting;
  }

  @ConsoleEndpoint(createStoreImport)
  async createStoreImport(
    @Input() { params, body }: RouteInput<typeof createStoreImport>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createStoreImport>> {
    return { id: await this.#imports.take(params.tenantId, { ...body, actor: actorOf(user) }) };
  }

  @ConsoleEndpoint(listStoreImports)
  async listStoreImports(
    @Input() { params }: RouteInput<typeof listStoreImports>,
  ): Promise<RouteOutput<typeof listStoreImports>> {
    return { imports: await this.#imports.list(params.tenantId) };
  }

  @ConsoleEndpoint(getStoreImport)
  async getStoreImport(
    @Input() { params }: RouteInput<typeof getStoreImport>,
  ): Promise<RouteOutput<typeof getStoreImport>> {
    return await this.#imports.read(params.tenantId, params.importId);
  }

  @ConsoleEndpoint(applyStoreImport)
  async applyStoreImport(
    @Input() { params, body }: RouteInput<typeof applyStoreImport>,
  ): Promise<RouteOutput<typeof applyStoreImport>> {
    return { status: await this.#imports.apply(params.tenantId, params.importId, body.onlyGood) };
  }

  @ConsoleEndpoint(exportStores)
  async exportStores(
    @Input() { params, query }: RouteInput<typeof exportStores>,
  ): Promise<RouteOutput<typeof exportStores>> {
    return query.only === 'template'
      ? await this.#export.template(params.tenantId)
      : await this.#export.stores(params.tenantId);
  }
}
