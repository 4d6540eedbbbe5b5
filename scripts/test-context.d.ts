import 'vitest';

declare module 'vitest' {
  /** What integration tests get with `inject('appUrl')`: one set of services for the whole run, see test-services.ts. */
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    systemUrl: string;
    redisUrl: string;
  }
}
