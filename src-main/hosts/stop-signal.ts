/** npm passes Ctrl-C on to what it runs, which the terminal has told already: two within this time, in ms, are one. */
const echo = 500

/**
 * Aborted when this process is asked to end: Ctrl-C, a closed terminal, a plain kill, or the end of the process that
 * started it. Asked a second time, the process ends at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let first = 0
  const stop = (): void => {
    if (!controller.signal.aborted) {
      first = performance.now()
      controller.abort()
    } else if (performance.now() - first > echo) process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  return controller.signal
}
