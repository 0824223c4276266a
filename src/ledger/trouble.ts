/** Another process holds the ledger; `address` is its server's, where it serves one. */
export class Held extends Error {
  override readonly name = 'Held'
  readonly pid: number
  readonly address: string | null

  constructor(folder: string, pid: number, host: string | null, address: string | null) {
    const who = `${folder} is in use by process ${pid}${host === null ? '' : ` of the machine ${host}`}`
    const next =
      host !== null
        ? `; if that process is gone for good, remove ${folder}/lock`
        : address === null
          ? '; wait until it ends, or give another folder with MARSAD_DB'
          : ', or stop it first (Ctrl-C in its terminal)'
    super(who + (address === null ? '' : `, which serves it at ${address}: ask there`) + next)
    this.pid = pid
    this.address = address
  }
}

/** The ledger's folder cannot be used as it stands; the message says what was found and what to do. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
}

/** The ledger was closed before an answer was there. */
export class Closed extends Error {
  override readonly name = 'Closed'

  constructor() {
    super('the ledger was closed before the answer was there: ask again when Marsad serves again')
  }
}

/** Whether an error says that a disk is full, here or on the database's server: no fault of what was to be written, and over when there is room again. */
export function isFullDisk(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (('code' in cause && (cause.code === 'ENOSPC' || cause.code === '53100')) || /no space left/i.test(cause.message)) return true
  return false
}
