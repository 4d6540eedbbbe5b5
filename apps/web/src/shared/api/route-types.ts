import type { ConsoleRoute } from '@sightline/spec';
import type { z } from 'zod';

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type ParamsOf<R extends ConsoleRoute> = [ParamName<R['path']>] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<ParamName<R['path']>, string>> };

type QueryOf<R extends ConsoleRoute> = R extends { readonly query: infer Q extends z.ZodObject }
  ? { readonly query?: Partial<z.input<Q>> }
  : { readonly query?: never };

type BodyOf<R extends ConsoleRoute> = R extends { readonly body: infer B extends z.ZodType }
  ? { readonly body: z.input<B> }
  : { readonly body?: never };

/** The input of a route: its path parameters, query and body, where it has them. */
export type CallInput<R extends ConsoleRoute> = ParamsOf<R> &
  QueryOf<R> &
  BodyOf<R> & { readonly signal?: AbortSignal };

/** The parsed response of a route. */
export type CallOutput<R extends ConsoleRoute> = z.output<R['response']>;
