import { Controller, Inject } from '@nestjs/common';
import { applyStoreImport, createStoreImport, exportStores, getStoreImport, listStoreImports } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { ApplyStoreImport } from '../apply-store-import.ts';
import { CreateStoreImport } from '../create-store-import.ts';
import { ExportStores } from '../export-stores.ts';
import { ReadStoreImports } from '../read-store-imports.ts';

@Controller()
export class StoreImportsController {
  readonly #create: CreateStoreImport;
  readonly #read: ReadStoreImports;
  readonly #apply: ApplyStoreImport;
  readonly #export: ExportStores;

  constructor(
    @Inject(CreateStoreImport) create: CreateStoreImport,
    @Inject(ReadStoreImports) read: ReadStoreImports,
    @Inject(ApplyStoreImport) apply: ApplyStoreImport,
    @Inject(ExportStores) exportStores: ExportStores,
  ) {
    this.#create = create;
    this.#read = read;
    this.#apply = apply;
    this.#export = exportStores;
  }

  @ConsoleEndpoint(createStoreImport)
  async createStoreImport(
    @Input() { params, body }: RouteInput<typeof createStoreImport>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createStoreImport>> {
    return { id: await this.#create.create(params.tenantId, { ...body, actor: actorOf(user) }) };
  }

  @ConsoleEndpoint(listStoreImports)
  async listStoreImports(
    @Input() { params }: RouteInput<typeof listStoreImports>,
  ): Promise<RouteOutput<typeof listStoreImports>> {
    return { imports: await this.#read.list(params.tenantId) };
  }

  @ConsoleEndpoint(getStoreImport)
  async getStoreImport(
    @Input() { params }: RouteInput<typeof getStoreImport>,
  ): Promise<RouteOutput<typeof getStoreImport>> {
    return await this.#read.one(params.tenantId, params.importId);
  }

  @ConsoleEndpoint(applyStoreImport)
  async applyStoreImport(
    @Input() { params, body }: RouteInput<typeof applyStoreImport>,
  ): Promise<RouteOutput<typeof applyStoreImport>> {
    return { status: await this.#apply.apply(params.tenantId, params.importId, body.onlyGood) };
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
