import { Controller, Inject } from '@nestjs/common';
import { getMe } from '@sightline/spec';
import { ConsoleEndpoint, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import type { SignedInUser } from '../domain/membership.ts';
import { MembershipReader } from '../postgres/membership-reader.ts';
import { CurrentUser } from './current-user.ts';

/** Tells the console who is signed in, and to which tenants they belong. */
@Controller()
export class MeController {
  readonly #memberships: MembershipReader;

  constructor(@Inject(MembershipReader) memberships: MembershipReader) {
    this.#memberships = memberships;
  }

  @ConsoleEndpoint(getMe)
  async getMe(@CurrentUser() user: SignedInUser): Promise<RouteOutput<typeof getMe>> {
    const memberships = await this.#memberships.membershipsOf(user.id);
    return { user, tenants: memberships.map(({ tenantId: id, ...tenant }) => ({ id, ...tenant })) };
  }
}
