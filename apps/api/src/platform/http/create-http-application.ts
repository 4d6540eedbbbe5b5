import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { REPORT_LIMITS } from '@sightline/spec';
import { fastify } from 'fastify';
import type { AppConfig } from '../config/app-config.ts';
import type { Log } from '../log.ts';
import { acceptJsonBodies } from './accept-json-bodies.ts';
import { appErrorOf, ProblemFilter, sendProblem } from './problem-filter.ts';
import { raiseBodyLimits } from './raise-body-limits.ts';

const REQUEST_TIMEOUT_MS = 30_000;

interface HttpApplicationOptions {
  readonly config: Pick<AppConfig, 'trustedProxies'>;
  readonly log: Log;
}

/** Creates Nest on Fastify with our body parser, our error responses and a request timeout. It does not listen yet. */
export async function createHttpApplication(
  rootModule: Type | object,
  options: HttpApplicationOptions,
): Promise<NestFastifyApplication> {
  const { config, log } = options;
  const server = fastify({
    bodyLimit: REPORT_LIMITS.bodyBytesMax,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: config.trustedProxies,
    frameworkErrors: (error, request, reply) => {
      sendProblem(reply, appErrorOf(error), { thrown: error, request, log });
    },
  });
  raiseBodyLimits(server);
  acceptJsonBodies(server, REPORT_LIMITS.bodyBytesMax);
  const application = await NestFactory.create<NestFastifyApplication>(
    // Nest accepts a dynamic module here too, but types only the class.
    rootModule as Type,
    new FastifyAdapter(server),
    { bodyParser: false, logger: false, abortOnError: false },
  );
  application.useGlobalFilters(new ProblemFilter(log));
  return application;
}
