import { describe, expect, it } from 'vitest';
import { guardRequest, type PageRequest } from './guard-request.ts';

const PORT = 9480;
const OWN = 'http://127.0.0.1:9480';
const READING: PageRequest = { method: 'GET', path: '/', host: '127.0.0.1:9480', origin: null, fetchSite: 'none' };
const RUNNING: PageRequest = { ...READING, method: 'POST', path: '/run', origin: OWN, fetchSite: 'same-origin' };

const statusOf = (request: PageRequest): number | 'served' => {
  const decision = guardRequest(request, PORT);
  return decision.kind === 'serve' ? 'served' : decision.status;
};

describe('the request guard', () => {
  it('allows loopback by address and by name', () => {
    expect(statusOf(READING)).toBe('served');
    expect(statusOf({ ...READING, host: 'LOCALHOST:9480' })).toBe('served');
    expect(statusOf(RUNNING)).toBe('served');
  });

  it.each([
    null,
    '',
    'evil.example',
    'evil.example:9480',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1.evil.example:9480',
    '0.0.0.0:9480',
    '[::1]:9480',
  ])('refuses host %j, to prevent DNS rebinding', (host) => {
    expect(statusOf({ ...READING, host })).toBe(421);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1:9480', 'http://127.0.0.1:9481', 'http://localhost'])(
    'refuses reads and runs from origin %j',
    (origin) => {
      expect(statusOf({ ...RUNNING, origin })).toBe(403);
      expect(statusOf({ ...READING, origin })).toBe(403);
    },
  );

  it('refuses a run without an origin, and one from another site', () => {
    expect(statusOf({ ...RUNNING, origin: null })).toBe(403);
    expect(statusOf({ ...RUNNING, origin: null, fetchSite: 'cross-site' })).toBe(403);
  });

  it('allows links from other sites', () => {
    expect(statusOf({ ...READING, fetchSite: 'cross-site' })).toBe('served');
  });

  it('allows only its routes and their methods', () => {
    expect(statusOf({ ...READING, path: '/agent.json' })).toBe(404);
    expect(statusOf({ ...READING, path: '/../agent.json' })).toBe(404);
    expect(statusOf({ ...READING, path: '/run' })).toBe(405);
    expect(statusOf({ ...READING, method: 'POST', origin: OWN })).toBe(405);
    expect(statusOf({ ...READING, method: 'OPTIONS' })).toBe(405);
  });
});
