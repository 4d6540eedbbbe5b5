import { CONSOLE_API, type ConsoleRoute } from '@sightline/spec';
import type { FastifyInstance } from 'fastify';

/** Raises the body limit of routes whose spec asks for it. Call it before routes are added. */
export function raiseBodyLimits(server: FastifyInstance): void {
  const limits = new Map<string, number>(
    Object.values<ConsoleRoute>(CONSOLE_API).flatMap(({ method, path, bodyBytesMax }) =>
      bodyBytesMax === undefined ? [] : [[`${method} ${path}`, bodyBytesMax] as const],
    ),
  );
  server.addHook('onRoute', (route) => {
    const limit = [route.method].flat().map((method) => limits.get(`${method} ${route.url}`))[0];
    if (limit !== undefined) route.bodyLimit = limit;
  });
}
