import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONSOLE_ROUTE } from '../../../platform/http/console-endpoint.ts';
import { ConsoleAccess } from '../console-access.ts';
import { rememberUser } from './current-user.ts';

const paramsSchema = z.object({ tenantId: z.string().optional() });

/** Refuses console requests without a session, and requests for a tenant that the user doesn't belong to. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  readonly #access: ConsoleAccess;

  constructor(@Inject(ConsoleAccess) access: ConsoleAccess) {
    this.#access = access;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!Reflect.hasMetadata(CONSOLE_ROUTE, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const user = await this.#access.requireUser(request.headers);
    const { tenantId } = paramsSchema.parse(request.params ?? {});
    if (tenantId !== undefined) await this.#access.requireMember(user, tenantId);
    rememberUser(request, user);
    return true;
  }
}
