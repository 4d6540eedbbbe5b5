import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { hostFactsSchema } from '@sightline/spec';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import { HostAuthenticator } from '../host-authenticator.ts';
import { SaveHostFacts } from '../save-host-facts.ts';

/** Receives what agents report about their own hosts. */
@Controller()
export class HostFactsController {
  readonly #hosts: HostAuthenticator;
  readonly #saveFacts: SaveHostFacts;

  constructor(@Inject(HostAuthenticator) hosts: HostAuthenticator, @Inject(SaveHostFacts) saveFacts: SaveHostFacts) {
    this.#hosts = hosts;
    this.#saveFacts = saveFacts;
  }

  @Post('/v1/agent/facts')
  @HttpCode(204)
  async save(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<void> {
    const host = await this.#hosts.authenticate(authorization);
    const facts = hostFactsSchema.safeParse(body);
    if (facts.success) {
      await this.#saveFacts.save(host, facts.data);
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
