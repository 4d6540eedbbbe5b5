import { Controller, Inject } from '@nestjs/common';
import { addAgentlessHost, listAgentlessHosts, removeAgentlessHost } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { EditAgentlessHosts } from '../edit-agentless-hosts.ts';

/** Lists, adds and removes agentless hosts in the console. */
@Controller()
export class AgentlessHostsController {
  readonly #agentlessHosts: EditAgentlessHosts;

  constructor(@Inject(EditAgentlessHosts) agentlessHosts: EditAgentlessHosts) {
    this.#agentlessHosts = agentlessHosts;
  }

  @ConsoleEndpoint(listAgentlessHosts)
  async list(
    @Input() { params }: RouteInput<typeof listAgentlessHosts>,
  ): Promise<RouteOutput<typeof listAgentlessHosts>> {
    return { agentlessHosts: await this.#agentlessHosts.list(params.tenantId, params.storeId) };
  }

  @ConsoleEndpoint(addAgentlessHost)
  async add(
    @Input() { params, body }: RouteInput<typeof addAgentlessHost>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof addAgentlessHost>> {
    return { id: await this.#agentlessHosts.add(body, { ...params, actor: actorOf(user) }) };
  }

  @ConsoleEndpoint(removeAgentlessHost)
  async remove(
    @Input() { params: { agentlessHostId, ...store } }: RouteInput<typeof removeAgentlessHost>,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.#agentlessHosts.remove(agentlessHostId, { ...store, actor: actorOf(user) });
  }
}
