import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { hostFactsSchema } from '@sightline/spec';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import { HostAuthenticator } from '../host-authenticator.ts';
import { TakeHostFacts } from '../take-host-facts.ts';

/** Where a host tells what it knows of itself. */
@Controller()
export class HostFactsController {
  readonly #hosts: HostAuthenticator;
  readonly #takeFacts: TakeHostFacts;

  constructor(@Inject(HostAuthenticator) hosts: HostAuthenticator, @Inject(TakeHostFacts) takeFacts: TakeHostFacts) {
    this.#hosts = hosts;
    this.#takeFacts = takeFacts;
  }

  @Post('/v1/agent/facts')
  @HttpCode(204)
  async take(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<void> {
    const host = await this.#hosts.authenticate(authorization);
    const facts = hostFactsSchema.safeParse(body);
    if (facts.success) {
      await this.#takeFacts.take(host, facts.data);
      return;
    }
    throw new AppError({
      kind: 'invalid',
      code: 'request.invalid',
      detail: 'The body does not describe a host. Update the agent.',
      faults: faultsOf(facts.error, 'body'),
    });
  }
}
