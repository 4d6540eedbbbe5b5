import { Controller, Inject } from '@nestjs/common';
import { createEnrollmentToken } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { CreateEnrollmentToken } from '../create-enrollment-token.ts';

/** Creates enrollment tokens in the console. */
@Controller()
export class EnrollmentTokensController {
  readonly #createToken: CreateEnrollmentToken;

  constructor(@Inject(CreateEnrollmentToken) createToken: CreateEnrollmentToken) {
    this.#createToken = createToken;
  }

  @ConsoleEndpoint(createEnrollmentToken)
  async createToken(
    @Input() { params, body }: RouteInput<typeof createEnrollmentToken>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof createEnrollmentToken>> {
    const order = { ...params, ...body, actor: actorOf(user) };
    const { token, expiresAt, command, install } = await this.#createToken.create(order);
    return { token, expiresAt: expiresAt.toISOString(), command, install };
  }
}
