import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import {
  type AdoptionId,
  type AgentlessHostId,
  type CertificateId,
  type ChannelId,
  type CheckId,
  type ConsoleRoute,
  type FeedId,
  type HostId,
  type IncidentId,
  type StoreId,
  type StoreImportId,
  type TenantId,
} from '@sightline/spec';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError, faultsOf, notFound } from '../errors.ts';
import { isStorableText } from './is-storable-text.ts';

/** The metadata key of a handler's route. */
export const CONSOLE_ROUTE = 'sightline:console-route';

interface IdByParameter {
  tenantId: TenantId;
  storeId: StoreId;
  hostId: HostId;
  checkId: CheckId;
  incidentId: IncidentId;
  channelId: ChannelId;
  importId: StoreImportId;
  agentlessHostId: AgentlessHostId;
  feedId: FeedId;
  certificateId: CertificateId;
  adoptionId: AdoptionId;
}

type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The input of a route's handler: ids from the path, query and body, parsed by the route's schemas. */
export interface RouteInput<R extends ConsoleRoute> {
  readonly params: { readonly [Name in ParameterNames<R['path']> & keyof IdByParameter]: IdByParameter[Name] };
  readonly query: R['query'] extends z.ZodType ? z.output<R['query']> : undefined;
  readonly body: R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
}

/** The output of a route's handler. */
export type RouteOutput<R extends ConsoleRoute> = z.input<R['response']>;

/** Serves a route of the spec with this method. Path, verb and status come from the spec, so the two cannot drift apart. */
export function ConsoleEndpoint(route: ConsoleRoute): MethodDecorator {
  return applyDecorators(
    SetMetadata(CONSOLE_ROUTE, route),
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    HttpCode(route.status ?? 200),
  );
}

/** Passes the method its `RouteInput`. Throws `request.invalid` with the faults, or 404 for a malformed id. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const route = routeOf(context);
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    params: parseParams(request.params),
    query: route.query ? parsePart(storableTexts.pipe(route.query), request.query, 'query') : undefined,
    body: route.body ? parsePart(route.body, request.body, 'body') : undefined,
  };
});

function routeOf(context: ExecutionContext): ConsoleRoute {
  // Only ConsoleEndpoint sets it.
  const route = Reflect.getMetadata(CONSOLE_ROUTE, context.getHandler()) as ConsoleRoute | undefined;
  if (!route) throw new Error('@Input() needs @ConsoleEndpoint() on the same method.');
  return route;
}

/** Query text has not passed a body parser, so it may contain text that Postgres cannot store. */
const storableTexts = z
  .record(z.string(), z.unknown())
  .refine((texts) => Object.values(texts).every((text) => typeof text !== 'string' || isStorableText(text)), {
    message: "contains text that can't be stored",
  });

const paramsSchema = z.record(z.string(), z.uuid());

function parseParams(params: unknown): Record<string, string> {
  const parsed = paramsSchema.safeParse(params ?? {});
  if (!parsed.success) throw notFound();
  return parsed.data;
}

const PART_TEXT = { query: 'Readable query', body: 'Valid JSON' } as const;

function parsePart(schema: z.ZodType, value: unknown, part: 'query' | 'body'): unknown {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: `${PART_TEXT[part]}, but not what this endpoint expects. Correct the named fields.`,
    faults: faultsOf(parsed.error, part),
  });
}
