import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_CONFIG, type AppConfig } from '../../../platform/config/app-config.ts';
import { notFound } from '../../../platform/errors.ts';
import { AUTH, AUTH_PATH, type Auth, CLIENT_ADDRESS_HEADER } from '../better-auth/create-auth.ts';

/** Operators create accounts and memberships with `seed`, so these parts of the library are not served. */
const UNSERVED_PATHS = [`${AUTH_PATH}/sign-up/`, `${AUTH_PATH}/organization/`];

/** Headers that describe the original body; the body is serialized again for the library. */
const BODY_HEADERS = ['content-length', 'content-encoding', 'transfer-encoding'];

/** Passes every request below /api/auth to the accounts library, as a Fetch request. */
@Controller()
export class AuthController {
  readonly #auth: Auth;
  readonly #publicUrl: string;

  constructor(@Inject(AUTH) auth: Auth, @Inject(APP_CONFIG) config: AppConfig) {
    this.#auth = auth;
    this.#publicUrl = config.publicUrl;
  }

  @All(`${AUTH_PATH}/*`)
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const url = new URL(request.url, this.#publicUrl);
    if (UNSERVED_PATHS.some((path) => url.pathname.startsWith(path))) throw notFound();
    const answer = await this.#auth.handler(fetchRequestOf(request, url));
    reply.status(answer.status);
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) reply.header('set-cookie', cookies);
    await reply.send(Buffer.from(await answer.arrayBuffer()));
  }
}

function fetchRequestOf(request: FastifyRequest, url: URL): Request {
  const headers = fromNodeHeaders(request.headers);
  for (const name of BODY_HEADERS) headers.delete(name);
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== undefined;
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
  });
}
