/** Returns a signal that aborts on the first SIGTERM or SIGINT; its reason is the signal's name. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop.abort(signal);
    });
  }
  return stop.signal;
}

/** Resolves to null once a signal aborts. */
export function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const settle = (): void => {
      resolve(null);
    };
    if (signal.aborted) settle();
    signal.addEventListener('abort', settle, { once: true });
  });
}
