import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedInUser } from '../domain/membership.ts';

const userByRequest = new WeakMap<FastifyRequest, SignedInUser>();

/** Keeps the user of a request until its handler asks for it with `@CurrentUser()`. */
export function rememberUser(request: FastifyRequest, user: SignedInUser): void {
  userByRequest.set(request, user);
}

/** Injects the user whom the guard let through into a method of a console route. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const user = userByRequest.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!user) throw new Error('@CurrentUser() is on a method without @ConsoleEndpoint().');
  return user;
});
