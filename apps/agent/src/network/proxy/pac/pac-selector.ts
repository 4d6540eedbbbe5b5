import { networkInterfaces } from 'node:os';
import { describeError } from '../../../failures/classify-failure.ts';
import type { Resolver } from '../../dns/resolver.ts';
import type { Origin } from '../origin.ts';
import type { ProxySelection } from '../proxy-selection.ts';
import { evaluatePac } from './evaluate-pac.ts';
import { fetchPacScript, type PacFetchOptions } from './fetch-pac-script.ts';
import { parsePacResult } from './parse-pac-result.ts';

const CACHE_MS = 10 * 60_000;
const ERROR_CACHE_MS = 60_000;
const CACHE_ENTRIES_MAX = 500;
const LOOKUP_TIMEOUT_MS = 2_000;

type Script = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'unreadable'; readonly why: string };

/** Evaluates proxy auto-configuration (PAC) scripts. Caches scripts and their answers for ten minutes, errors for one. */
export class PacSelector {
  readonly #options: PacFetchOptions;
  readonly #scripts = new Cache<Script>();
  readonly #selections = new Cache<ProxySelection>();

  constructor(options: PacFetchOptions) {
    this.#options = options;
  }

  /** Returns what the script at `url` answers for an origin. `from` names who configured it. Does not reject. */
  async select(url: string, origin: Origin, from: string): Promise<ProxySelection> {
    const key = `${url} ${urlOf(origin)}`;
    const cached = this.#selections.get(key);
    if (cached !== null) return cached;
    const script = this.#scripts.get(url) ?? this.#scripts.set(url, await readScript(url, this.#options));
    if (script.kind === 'unreadable') return { kind: 'unknown', from, why: `${url} cannot be read: ${script.why}` };
    return this.#selections.set(key, await ask(script.text, origin, { from, resolver: this.#options.resolver }));
  }
}

async function readScript(url: string, options: PacFetchOptions): Promise<Script> {
  try {
    return { kind: 'read', text: await fetchPacScript(url, options) };
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
}

async function ask(
  script: string,
  origin: Origin,
  { from, resolver }: { readonly from: string; readonly resolver: Resolver },
): Promise<ProxySelection> {
  try {
    const question = { script, url: urlOf(origin), host: origin.host };
    const answer = await evaluatePac(question, {
      resolve: (name) => firstAddress(resolver, name),
      ownAddress: ownAddress(),
      nowMs: Date.now(),
    });
    const { servers, hasSocks } = parsePacResult(answer);
    const [first, ...rest] = servers;
    if (first !== undefined) return { kind: 'proxy', servers: [first, ...rest], from };
    return hasSocks ? { kind: 'unknown', from, why: 'it names only a SOCKS proxy' } : { kind: 'direct' };
  } catch (error) {
    return { kind: 'unknown', from, why: `the script failed: ${describeError(error).slice(0, 120)}` };
  }
}

function urlOf({ isTls, host, port }: Origin): string {
  const usual = isTls ? 443 : 80;
  const bracketed = host.includes(':') ? `[${host}]` : host;
  return `${isTls ? 'https' : 'http'}://${bracketed}${port === usual ? '' : `:${port}`}/`;
}

async function firstAddress(resolver: Resolver, name: string): Promise<string | null> {
  const resolution = await resolver.resolve(name, LOOKUP_TIMEOUT_MS);
  if (resolution.kind === 'failed') return null;
  return resolution.addresses.find(({ family }) => family === 4)?.address ?? null;
}

function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

/** Keeps values by key for a limited time. */
class Cache<T extends { readonly kind: string }> {
  readonly #entries = new Map<string, { readonly value: T; readonly untilMs: number }>();

  get(key: string): T | null {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.untilMs > performance.now() ? entry.value : null;
  }

  set(key: string, value: T): T {
    const isError = value.kind === 'unreadable' || value.kind === 'unknown';
    if (this.#entries.size >= CACHE_ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(key, { value, untilMs: performance.now() + (isError ? ERROR_CACHE_MS : CACHE_MS) });
    return value;
  }
}
