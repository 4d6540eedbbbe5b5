/** The part of js-interpreter that we use; the package ships no types. Values inside scripts are its own. */
declare module 'js-interpreter' {
  type Value = unknown;
  class Interpreter {
    constructor(code: string, initialize?: (interpreter: Interpreter, globalObject: Value) => void);
    /** The value of the last statement. */
    readonly value: Value;
    /** Whether an async function is pending. */
    readonly paused_: boolean;
    /** Runs one step; returns false if none is left. Throws what the script throws. */
    step(): boolean;
    setProperty(target: Value, name: string, value: Value): void;
    createNativeFunction(body: (...args: Value[]) => Value): Value;
    /** `body` receives a callback as its last argument; the interpreter goes by its parameter count. */
    createAsyncFunction(body: (...args: never[]) => void): Value;
  }
  export default Interpreter;
}
