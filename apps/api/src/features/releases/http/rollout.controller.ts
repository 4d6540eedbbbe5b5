import { Controller, Inject } from '@nestjs/common';
import { changeRollout, getAgents, getReleases, startRollout } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { rolloutView } from '../domain/rollout.ts';
import { OperateRollout } from '../operate-rollout.ts';
import { ReadAgents } from '../read-agents.ts';

/** Shows which version the hosts run, and lets the operator roll out the next one. */
@Controller()
export class RolloutController {
  readonly #readAgents: ReadAgents;
  readonly #operate: OperateRollout;

  constructor(@Inject(ReadAgents) readAgents: ReadAgents, @Inject(OperateRollout) operate: OperateRollout) {
    this.#readAgents = readAgents;
    this.#operate = operate;
  }

  @ConsoleEndpoint(getAgents)
  async getAgents(
    @Input() { params }: RouteInput<typeof getAgents>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof getAgents>> {
    return await this.#readAgents.agents(user, params.tenantId);
  }

  @ConsoleEndpoint(getReleases)
  async getReleases(
    @Input() { params }: RouteInput<typeof getReleases>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof getReleases>> {
    return await this.#readAgents.releases(user, params.tenantId);
  }

  @ConsoleEndpoint(startRollout)
  async startRollout(
    @Input() { params, body }: RouteInput<typeof startRollout>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof startRollout>> {
    return rolloutView(await this.#operate.start({ user, ...params }, body.version, body.stages));
  }

  @ConsoleEndpoint(changeRollout)
  async changeRollout(
    @Input() { params, body }: RouteInput<typeof changeRollout>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof changeRollout>> {
    return rolloutView(await this.#operate.change({ user, ...params }, body.state));
  }
}
