import { Controller, Inject } from '@nestjs/common';
import { createStore, getCheck, getStore, listStores } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { CreateStore } from '../create-store.ts';
import { StoreSummaryReader } from '../postgres/store-summary-reader.ts';
import { ReadStore } from '../read-store.ts';

@Controller()
export class StoresController {
  readonly #createStore: CreateStore;
  readonly #readStore: ReadStore;
  readonly #summaries: StoreSummaryReader;

  constructor(
    @Inject(CreateStore) create: CreateStore,
    @Inject(ReadStore) read: ReadStore,
    @Inject(StoreSummaryReader) summaries: StoreSummaryReader,
  ) {
    this.#createStore = create;
    this.#readStore = read;
    this.#summaries = summaries;
  }

  @ConsoleEndpoint(listStores)
  async listStores(@Input() { params, query }: RouteInput<typeof listStores>): Promise<RouteOutput<typeof listStores>> {
    return await this.#summaries.pageOf(params.tenantId, query);
  }

  @ConsoleEndpoint(createStore)
  async createStore(
    @Input() { params, body }: RouteInput<typeof createStore>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createStore>> {
    return { id: await this.#createStore.create(params.tenantId, body, actorOf(user)) };
  }

  @ConsoleEndpoint(getStore)
  async getStore(@Input() { params }: RouteInput<typeof getStore>): Promise<RouteOutput<typeof getStore>> {
    return await this.#readStore.store(params.tenantId, params.storeId);
  }

  @ConsoleEndpoint(getCheck)
  async getCheck(@Input() { params }: RouteInput<typeof getCheck>): Promise<RouteOutput<typeof getCheck>> {
    return await this.#readStore.check(params.tenantId, params.storeId, params.checkId);
  }
}
