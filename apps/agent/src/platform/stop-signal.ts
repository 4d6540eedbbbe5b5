/** Aborted by the first SIGTERM or SIGINT that this process gets; its reason is the signal's name. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop.abort(signal);
    });
  }
  return stop.signal;
}

/** Resolves to null once a signal is aborted. */
export function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const settle = (): void => {
      resolve(null);
    };
    if (signal.aborted) settle();
    signal.addEventListener('abort', settle, { once: true });
  });
}
