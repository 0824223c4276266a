import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { type Page, Unreadable } from '../page/page.ts'
import { openReaders } from '../work/work.ts'
import { reader } from './intake.ts'

/** Opens the ledger of a folder with this version's rules; `progress` is told of long mending. */
export const openWith = (path: string, progress?: (doing: string, done: number, total: number) => void): Promise<Ledger> =>
  openLedger(path, {
    ...reader,
    openReaders: threads,
    ...(progress === undefined ? {} : { progress }),
  })

// What a ledger asks of readers in other threads: rows again.
function threads() {
  const readers = openReaders()
  return {
    async make(pages: readonly Page[]) {
      const made = await readers.make({ kind: 'prepared', when: '' }, pages)
      return made.map((one) => (one instanceof Unreadable ? one : one.prepared))
    },
    close: readers.close,
  }
}
