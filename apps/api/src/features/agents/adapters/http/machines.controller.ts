import { Controller, Inject } from '@nestjs/common';
import { addMachine, listMachines, removeMachine } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../../accounts/index.ts';
import { actorOf } from '../../../audit/index.ts';
import { KeepMachines } from '../../application/keep-machines.ts';

@Controller()
export class MachinesController {
  readonly #machines: KeepMachines;

  constructor(@Inject(KeepMachines) machines: KeepMachines) {
    this.#machines = machines;
  }

  @ConsoleEndpoint(listMachines)
  async list(@Input() { params }: RouteInput<typeof listMachines>): Promise<RouteOutput<typeof listMachines>> {
    return { machines: await this.#machines.list(params.tenantId, params.storeId) };
  }

  @ConsoleEndpoint(addMachine)
  async add(
    @Input() { params, body }: RouteInput<typeof addMachine>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof addMachine>> {
    return { id: await this.#machines.add(body, { ...params, actor: actorOf(user) }) };
  }

  @ConsoleEndpoint(removeMachine)
  async remove(
    @Input() { params: { machineId, ...store } }: RouteInput<typeof removeMachine>,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.#machines.remove(machineId, { ...store, actor: actorOf(user) });
  }
}
