import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

const RETRIES_MAX = 2;

/**
 * Creates the cache of API responses. Retries failed requests twice, but not refused ones.
 * Calls `onSignedOut` when the session has ended.
 */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.isSignedOut) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (count, error) => count < RETRIES_MAX && !isRefusal(error) },
    },
  });
}

function isRefusal(error: Error): boolean {
  return error instanceof ApiProblem && error.failure.kind === 'refused' && error.failure.problem.status < 500;
}
