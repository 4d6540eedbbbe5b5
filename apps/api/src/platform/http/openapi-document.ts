import { CONSOLE_API, type ConsoleRoute, problemSchema } from '@sightline/spec';
import { z } from 'zod';

const JSON_SCHEMA_OPTIONS = { target: 'openapi-3.0', unrepresentable: 'any' } as const;

/** Builds the OpenAPI 3 document of the console API from the routes that the controllers serve. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of Object.values<ConsoleRoute>(CONSOLE_API)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Sightline console API', version: '1' },
    paths,
    components: {
      schemas: { Problem: z.toJSONSchema(problemSchema, JSON_SCHEMA_OPTIONS) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } },
    },
    security: [{ session: [] }],
  };
}

function operationOf(route: ConsoleRoute): Record<string, unknown> {
  return {
    operationId: route.operationId,
    summary: route.summary,
    parameters: [...pathParametersOf(route), ...queryParametersOf(route)],
    ...(route.body ? { requestBody: { required: true, content: jsonContent(route.body, 'input') } } : {}),
    responses: {
      [String(route.status ?? 200)]:
        route.status === 204
          ? { description: route.summary }
          : { description: route.summary, content: jsonContent(route.response, 'output') },
      default: {
        description: 'An error with a stable code',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function jsonContent(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return { 'application/json': { schema: z.toJSONSchema(schema, { ...JSON_SCHEMA_OPTIONS, io }) } };
}

function pathParametersOf(route: ConsoleRoute): unknown[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
}

function queryParametersOf(route: ConsoleRoute): unknown[] {
  if (!route.query) return [];
  return Object.entries<z.ZodType>(route.query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: z.toJSONSchema(schema, { ...JSON_SCHEMA_OPTIONS, io: 'input' }),
  }));
}
