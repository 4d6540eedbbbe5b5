import { Controller, Inject } from '@nestjs/common';
import { createStore } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { CreateStore } from '../../application/create-store.ts';

@Controller()
export class StoresController {
  readonly #createStore: CreateStore;

  constructor(@Inject(CreateStore) create: CreateStore) {
    this.#createStore = create;
  }

  @ConsoleEndpoint(createStore)
  async createStore(
    @Input() { params, body }: RouteInput<typeof createStore>,
  ): Promise<RouteOutput<typeof createStore>> {
    return { id: await this.#createStore.create(params.tenantId, body) };
  }
}
