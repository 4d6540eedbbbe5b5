import { setImmediate as nextTurn } from 'node:timers/promises';
import type JsInterpreter from 'js-interpreter';
import { isInIpv4Net, isInTimeRange, isInWeekdayRange, PAC_FUNCTIONS } from './pac-functions.ts';

export interface PacRequest {
  readonly script: string;
  /** Without the path, as browsers do for https. */
  readonly url: string;
  readonly host: string;
}

/** What a script can learn about its environment. */
export interface PacEnvironment {
  /** Returns a name's first IPv4 address, or null. Does not reject. */
  readonly resolve: (name: string) => Promise<string | null>;
  readonly ownAddress: string;
  readonly nowMs: number;
}

const STEPS_MAX = 1_000_000;
const STEPS_PER_TURN = 5_000;
const LOOKUPS_MAX = 20;

/**
 * Returns what a proxy auto-configuration script answers for a URL, for example `PROXY proxy:8080; DIRECT`.
 *
 * The script comes from the network. It runs in an interpreter that cannot reach anything in this process, for a limited
 * number of steps. Throws what the script throws, and if the script does not end.
 */
export async function evaluatePac(question: PacRequest, surroundings: PacEnvironment): Promise<string> {
  const { default: Interpreter } = await import('js-interpreter');
  const call = `FindProxyForURL(${JSON.stringify(question.url)}, ${JSON.stringify(question.host)});`;
  const interpreter = new Interpreter(`${question.script}\n;${call}`, (own, scope) => {
    defineHelpers(own, scope, surroundings);
  });
  await run(interpreter);
  return String(interpreter.value);
}

async function run(interpreter: JsInterpreter): Promise<void> {
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    if (!interpreter.step()) return;
    if (interpreter.paused_ || steps % STEPS_PER_TURN === STEPS_PER_TURN - 1) await nextTurn();
    while (interpreter.paused_) await nextTurn();
  }
  throw new Error('the script does not end');
}

function defineHelpers(own: JsInterpreter, scope: unknown, { resolve, ownAddress, nowMs }: PacEnvironment): void {
  let lookups = 0;
  const lookUp = async (name: string): Promise<string | null> => {
    lookups += 1;
    return lookups > LOOKUPS_MAX ? null : await resolve(name);
  };
  const define = (name: string, body: (...args: unknown[]) => unknown): void => {
    own.setProperty(scope, name, own.createNativeFunction(body));
  };
  for (const [name, body] of Object.entries(PAC_FUNCTIONS)) define(name, body);
  define('myIpAddress', () => ownAddress);
  define('weekdayRange', (...args) => isInWeekdayRange(args, nowMs));
  define('timeRange', (...args) => isInTimeRange(args, nowMs));
  define('alert', () => undefined);

  const defineAsync = (name: string, body: (...args: never[]) => void): void => {
    own.setProperty(scope, name, own.createAsyncFunction(body));
  };
  // The interpreter identifies async functions by their parameter count; the last parameter is the callback.
  defineAsync('dnsResolve', (host: unknown, done: (value: unknown) => void) => {
    void lookUp(String(host)).then(done);
  });
  defineAsync('isResolvable', (host: unknown, done: (value: unknown) => void) => {
    void lookUp(String(host)).then((address) => done(address !== null));
  });
  defineAsync('isInNet', (host: unknown, network: unknown, mask: unknown, done: (value: unknown) => void) => {
    void lookUp(String(host)).then((address) => done(isInIpv4Net(address ?? '', String(network), String(mask))));
  });
}
