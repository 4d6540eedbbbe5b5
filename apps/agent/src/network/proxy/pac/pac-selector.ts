import { networkInterfaces } from 'node:os';
import { describeError } from '../../../failures/classify-failure.ts';
import type { Resolver } from '../../dns/resolver.ts';
import type { ProxiedPlace } from '../environment-proxy.ts';
import { evaluatePac } from './evaluate-pac.ts';
import { fetchScript, type ScriptSource } from './fetch-pac-script.ts';
import { parsePacAnswer } from './parse-pac-result.ts';
import type { ProxyAdvice } from '../proxy-selection.ts';

const KEPT_MS = 10 * 60_000;
const TROUBLE_KEPT_MS = 60_000;
const PLACES_KEPT_MAX = 500;
const LOOKUP_TIMEOUT_MS = 2_000;

type Script = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'unreadable'; readonly why: string };

/** Asks proxy auto-configuration scripts; keeps what they are and say for ten minutes, trouble for one. */
export interface PacChooser {
  /** `from` is who named the script, for a person. Does not reject. */
  readonly adviceFor: (url: string, place: ProxiedPlace, from: string) => Promise<ProxyAdvice>;
}

export function createPacChooser(source: ScriptSource): PacChooser {
  const scripts = new Kept<Script>();
  const advices = new Kept<ProxyAdvice>();
  const scriptAt = async (url: string): Promise<Script> =>
    scripts.get(url) ?? scripts.keep(url, await readScript(url, source));
  return {
    adviceFor: async (url, place, from) => {
      const key = `${url} ${originOf(place)}`;
      const kept = advices.get(key);
      if (kept !== null) return kept;
      const script = await scriptAt(url);
      if (script.kind === 'unreadable') return { kind: 'unknown', from, why: `${url} cannot be read: ${script.why}` };
      return advices.keep(key, await ask(script.text, place, { from, resolver: source.resolver }));
    },
  };
}

async function readScript(url: string, source: ScriptSource): Promise<Script> {
  try {
    return { kind: 'read', text: await fetchScript(url, source) };
  } catch (error) {
    return { kind: 'unreadable', why: describeError(error) };
  }
}

async function ask(
  script: string,
  place: ProxiedPlace,
  { from, resolver }: { readonly from: string; readonly resolver: Resolver },
): Promise<ProxyAdvice> {
  try {
    const question = { script, url: originOf(place), host: place.host };
    const answer = await evaluatePac(question, {
      resolve: (name) => firstAddress(resolver, name),
      ownAddress: ownAddress(),
      nowMs: Date.now(),
    });
    const { servers, hasSocks } = parsePacAnswer(answer);
    const [first, ...rest] = servers;
    if (first !== undefined) return { kind: 'proxy', servers: [first, ...rest], from };
    return hasSocks ? { kind: 'unknown', from, why: 'it names a SOCKS proxy only' } : { kind: 'direct' };
  } catch (error) {
    return { kind: 'unknown', from, why: `the script fails: ${describeError(error).slice(0, 120)}` };
  }
}

function originOf({ isTls, host, port }: ProxiedPlace): string {
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

/** Remembers a value by its key for a while, and not too many. */
class Kept<T extends { readonly kind: string }> {
  readonly #values = new Map<string, { readonly value: T; readonly untilMs: number }>();

  get(key: string): T | null {
    const kept = this.#values.get(key);
    return kept !== undefined && kept.untilMs > performance.now() ? kept.value : null;
  }

  keep(key: string, value: T): T {
    const isTrouble = value.kind === 'unreadable' || value.kind === 'unknown';
    if (this.#values.size >= PLACES_KEPT_MAX) this.#values.clear();
    this.#values.set(key, { value, untilMs: performance.now() + (isTrouble ? TROUBLE_KEPT_MS : KEPT_MS) });
    return value;
  }
}
