import { Controller, Inject } from '@nestjs/common';
import { createEnrolmentToken } from '@sightline/spec';
import {
  ConsoleEndpoint,
  Input,
  type RouteInput,
  type RouteOutput,
} from '../../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../../accounts/index.ts';
import { actorOf } from '../../../audit/index.ts';
import { CreateEnrolmentToken } from '../../application/create-enrolment-token.ts';

@Controller()
export class EnrolmentTokensController {
  readonly #createToken: CreateEnrolmentToken;

  constructor(@Inject(CreateEnrolmentToken) createToken: CreateEnrolmentToken) {
    this.#createToken = createToken;
  }

  @ConsoleEndpoint(createEnrolmentToken)
  async createToken(
    @Input() { params, body }: RouteInput<typeof createEnrolmentToken>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createEnrolmentToken>> {
    const order = { ...params, ...body, actor: actorOf(user) };
    const { token, expiresAt, command, install } = await this.#createToken.create(order);
    return { token, expiresAt: expiresAt.toISOString(), command, install };
  }
}
