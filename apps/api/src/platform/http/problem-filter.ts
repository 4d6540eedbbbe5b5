import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isDatabaseAway } from '../database/sql-errors.ts';
import { AppError, notFound, problemOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { loggableUrl } from './loggable-url.ts';

const DATABASE_RETRY_S = 5;

/** Turns everything thrown into `application/problem+json`. A bug is logged in full and shown as `server.internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    sendProblem(http.getResponse<FastifyReply>(), appErrorOf(thrown), { thrown, request, log: this.#log });
  }
}

interface ProblemContext {
  readonly thrown: unknown;
  readonly request: FastifyRequest;
  readonly log: Log;
}

/** Sends an error response, and logs what an operator must see. */
export function sendProblem(reply: FastifyReply, error: AppError, context: ProblemContext): void {
  const { thrown, request, log } = context;
  const facts = { err: thrown, method: request.method, url: loggableUrl(request) };
  if (error.kind === 'internal') log.error(facts, error.message);
  if (error.kind === 'unavailable') log.warn(facts, error.message);
  if (error.retryAfterS !== null) void reply.header('retry-after', String(error.retryAfterS));
  void reply
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error)));
}

const fastifyErrorSchema = z.object({
  code: z.string().optional(),
  statusCode: z.int().optional(),
  message: z.string(),
});

/** Converts anything thrown to an `AppError`. */
export function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isDatabaseAway(thrown)) {
    const detail = 'The database does not respond right now. Try again shortly.';
    return new AppError({
      kind: 'unavailable',
      code: 'server.unavailable',
      detail,
      retryAfterS: DATABASE_RETRY_S,
      cause: thrown,
    });
  }
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : fastifyErrorSchema.safeParse(thrown).data?.statusCode;
  switch (status) {
    case 400:
      return new AppError({
        kind: 'malformed',
        code: 'request.malformed',
        detail: "The request can't be read. Check its headers and body.",
        cause: thrown,
      });
    case 404:
    case 405:
      return notFound();
    case 413:
      return new AppError({
        kind: 'too_large',
        code: 'request.too_large',
        detail: 'The body is larger than this endpoint accepts. Send less at once.',
      });
    case 415:
      return new AppError({
        kind: 'unsupported_media',
        code: 'request.unsupported_media',
        detail: 'The body must be JSON. Set Content-Type: application/json.',
      });
    default:
      return new AppError({
        kind: 'internal',
        code: 'server.internal',
        detail: 'Something went wrong on our side. Try again later.',
        cause: thrown,
      });
  }
}
