/** Exit status of a command that was asked to stop and did so in order, as shells give it for Ctrl-C. */
export const INTERRUPTED = 130

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Runs `work` with a signal that comes at Ctrl-C or the request to end; a second Ctrl-C ends the process at once. */
export async function withStop<Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const note = (): void => {
    off()
    stop.abort()
  }
  const off = (): void => {
    for (const name of SIGNALS) process.off(name, note)
  }
  for (const name of SIGNALS) process.on(name, note)
  try {
    return await work(stop.signal)
  } finally {
    off()
  }
}

/** As `withStop`, for work that is cut short by stopping it: its result is then `INTERRUPTED`. */
export const withInterrupt = <Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Result | typeof INTERRUPTED> =>
  withStop(async (stop) => {
    const result = await work(stop)
    return stop.aborted ? INTERRUPTED : result
  })
