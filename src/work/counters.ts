/** What a worker did since it began, for its log and for Prometheus. */
export interface Counters {
  /** Pages that entered the ledger. */
  recorded: number
  /** Pages that the ledger had already. */
  known: number
  /** Pages set aside with their reason. */
  poisoned: number
  /** Batches handed back because recording them failed. */
  failed: number
  /** Seconds spent with reading and with recording. */
  readingSeconds: number
  recordingSeconds: number
  /** Pages in hand now. */
  inHand: number
  /** Pages that wait in the stream, when last asked. */
  waiting: number
}

export const newCounters = (): Counters => ({
  recorded: 0,
  known: 0,
  poisoned: 0,
  failed: 0,
  readingSeconds: 0,
  recordingSeconds: 0,
  inHand: 0,
  waiting: 0,
})

const LINES: readonly (readonly [name: string, type: 'counter' | 'gauge', help: string, of: keyof Counters])[] = [
  ['marsad_pages_recorded_total', 'counter', 'Pages that entered the ledger.', 'recorded'],
  ['marsad_pages_known_total', 'counter', 'Pages that the ledger had already.', 'known'],
  ['marsad_pages_poisoned_total', 'counter', 'Pages set aside with their reason.', 'poisoned'],
  ['marsad_batches_failed_total', 'counter', 'Batches handed back because recording them failed.', 'failed'],
  ['marsad_reading_seconds_total', 'counter', 'Seconds spent with reading pages.', 'readingSeconds'],
  ['marsad_recording_seconds_total', 'counter', 'Seconds spent with recording readings.', 'recordingSeconds'],
  ['marsad_pages_in_hand', 'gauge', 'Pages handed to this worker and not yet acknowledged.', 'inHand'],
  ['marsad_pages_waiting', 'gauge', 'Pages that wait in the stream.', 'waiting'],
]

/** The counters in Prometheus' text format. */
export const metricsText = (counters: Readonly<Counters>): string =>
  LINES.map(([name, type, help, of]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${counters[of]}\n`).join('')
