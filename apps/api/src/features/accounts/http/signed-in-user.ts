import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedInUser } from '../domain/membership.ts';

const userByRequest = new WeakMap<FastifyRequest, SignedInUser>();

export function rememberUser(request: FastifyRequest, user: SignedInUser): void {
  userByRequest.set(request, user);
}

/** Gives a method of a console route the user whom the guard let through. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const user = userByRequest.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!user) throw new Error('@CurrentUser() stands on a method without @ConsoleEndpoint().');
  return user;
});
