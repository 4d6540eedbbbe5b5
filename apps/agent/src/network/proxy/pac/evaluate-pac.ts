import { setImmediate as nextTurn } from 'node:timers/promises';
import type JsInterpreter from 'js-interpreter';
import { isInIpv4Net, isInTimeRange, isInWeekdayRange, PAC_FUNCTIONS } from './pac-functions.ts';

export interface PacRequest {
  readonly script: string;
  /** With the path left out, as browsers do for https. */
  readonly url: string;
  readonly host: string;
}

/** What a script may learn of the world. */
export interface PacEnvironment {
  /** The first IPv4 address of a name, null when it has none. Does not reject. */
  readonly resolve: (name: string) => Promise<string | null>;
  readonly ownAddress: string;
  readonly nowMs: number;
}

const STEPS_MAX = 1_000_000;
const STEPS_PER_TURN = 5_000;
const LOOKUPS_MAX = 20;

/**
 * What a proxy auto-configuration script answers for a URL, such as `PROXY proxy:8080; DIRECT`.
 *
 * The script comes from the network, so it runs in an interpreter with values of its own, from which nothing of this
 * process can be reached, and for a limited number of steps. Throws what the script throws, and when it never ends.
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
  throw new Error('the script does not come to an end');
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
  // The interpreter tells the parameters by their number, the callback being the last.
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
