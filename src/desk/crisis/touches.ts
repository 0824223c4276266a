import type { CrisisOpening } from '../../identity/identity.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { triggered } from '../triggered.ts'

/** What an event touches, as the operation tells it. */
export type Touched = Awaited<ReturnType<typeof triggered.run>>

/** The obligations that an event touches, by what was in force on its day; null where its kind or the state struck is not known. */
export const touchedBy = (ledger: Ledger, { happening, on, by, since }: CrisisOpening): Promise<Touched | null> =>
  happening === null || on === null
    ? Promise.resolve(null)
    : triggered.run(ledger, { event: happening, on, at: since, ...(by === null ? {} : { by }) })
