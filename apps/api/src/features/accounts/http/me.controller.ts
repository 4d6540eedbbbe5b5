import { Controller, Inject } from '@nestjs/common';
import { getMe } from '@sightline/spec';
import { ConsoleEndpoint, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { MEMBERSHIP_READER, type MembershipReader } from '../accounts.port.ts';
import type { SignedInUser } from '../domain/membership.ts';
import { CurrentUser } from './signed-in-user.ts';

@Controller()
export class MeController {
  readonly #memberships: MembershipReader;

  constructor(@Inject(MEMBERSHIP_READER) memberships: MembershipReader) {
    this.#memberships = memberships;
  }

  @ConsoleEndpoint(getMe)
  async getMe(@CurrentUser() user: SignedInUser): Promise<RouteOutput<typeof getMe>> {
    const memberships = await this.#memberships.membershipsOf(user.id);
    return { user, tenants: memberships.map(({ tenantId: id, ...tenant }) => ({ id, ...tenant })) };
  }
}
