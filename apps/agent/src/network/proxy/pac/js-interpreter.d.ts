/** The part of js-interpreter that is used here; the package has no types of its own. Values of its scripts are its own. */
declare module 'js-interpreter' {
  type Value = unknown;
  class Interpreter {
    constructor(code: string, initialize?: (interpreter: Interpreter, globalObject: Value) => void);
    /** The value of the last statement. */
    readonly value: Value;
    /** Whether an asynchronous function is awaited. */
    readonly paused_: boolean;
    /** Runs one step; false when there is none left. Throws what the script throws. */
    step(): boolean;
    setProperty(target: Value, name: string, value: Value): void;
    createNativeFunction(body: (...args: Value[]) => Value): Value;
    /** `body` gets a callback as its last argument; it is told apart by the number of its parameters. */
    createAsyncFunction(body: (...args: never[]) => void): Value;
  }
  export default Interpreter;
}
