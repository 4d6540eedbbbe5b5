import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Redis } from 'ioredis';
import { Database } from '../database/database.ts';
import { AppError } from '../errors.ts';
import { countIsolatedWork } from '../isolation/list-isolated-work.ts';
import { Metrics } from '../metrics/metrics.ts';
import { REDIS } from '../redis/redis.ts';
import { openApiDocument } from './openapi-document.ts';

/** Endpoints for operators and their tools: liveness, readiness, metrics and OpenAPI. Open to anyone who reaches the port. */
@Controller()
export class OperationsController {
  readonly #database: Database;
  readonly #redis: Redis;
  readonly #metrics: Metrics;
  readonly #openApi = openApiDocument();

  constructor(@Inject(Database) database: Database, @Inject(REDIS) redis: Redis, @Inject(Metrics) metrics: Metrics) {
    this.#database = database;
    this.#redis = redis;
    this.#metrics = metrics;
  }

  @Get('/healthz')
  isAlive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Answers 200 when Postgres (as both roles) and Redis respond, otherwise 503. */
  @Get('/readyz')
  async isReady(): Promise<{ status: 'ok' }> {
    try {
      await Promise.all([this.#database.ping(), this.#redis.ping()]);
    } catch (error) {
      throw new AppError({
        kind: 'unavailable',
        code: 'server.unavailable',
        detail: 'Postgres or Redis does not respond.',
        retryAfterS: 5,
        cause: error,
      });
    }
    return { status: 'ok' };
  }

  @Get('/metrics')
  async readMetrics(@Res() reply: FastifyReply): Promise<void> {
    // What the processes count themselves must be readable while the database is away.
    await countIsolatedWork(this.#database.systemPool, this.#metrics).catch(() => undefined);
    const text = await this.#metrics.registry.metrics();
    await reply.type(this.#metrics.registry.contentType).send(text);
  }

  @Get('/openapi.json')
  describe(): Record<string, unknown> {
    return this.#openApi;
  }
}
