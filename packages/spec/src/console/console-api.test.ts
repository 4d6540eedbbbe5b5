import { describe, expect, it } from 'vitest';
import { CONSOLE_API } from './console-api.ts';

describe('CONSOLE_API', () => {
  it('has every route under its own operation id, each method and path once', () => {
    const routes = Object.entries(CONSOLE_API);
    for (const [name, route] of routes) expect(route.operationId).toBe(name);
    expect(new Set(routes.map(([, { method, path }]) => `${method} ${path}`)).size).toBe(routes.length);
  });
});
