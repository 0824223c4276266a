import { Closed, Damaged, Held } from '../ledger/ledger.ts'
import { BadInput, NotFound, Unreadable } from '../page/page.ts'

/** What an error means at the doors: the command's exit status, the HTTP status, and its name for programs. */
export interface Outcome {
  readonly exit: 1 | 2
  readonly http: 400 | 404 | 409 | 422 | 500 | 503
  readonly title: string
}

const OUTCOMES: readonly (readonly [new (...args: never[]) => Error, Outcome])[] = [
  [BadInput, { exit: 2, http: 400, title: 'Bad input' }],
  [NotFound, { exit: 1, http: 404, title: 'Not found' }],
  [Unreadable, { exit: 1, http: 422, title: 'Unreadable' }],
  [Held, { exit: 1, http: 409, title: 'In use' }],
  [Damaged, { exit: 1, http: 503, title: 'Damaged' }],
  [Closed, { exit: 1, http: 503, title: 'Closed' }],
]

/** The outcome of an error; anything not foreseen is a bug. */
export const outcomeOf = (error: unknown): Outcome =>
  OUTCOMES.find(([kind]) => error instanceof kind)?.[1] ?? { exit: 1, http: 500, title: 'Internal error' }

/** Whether the error is one that the caller can act on, so that its message alone is enough. */
export const isForeseen = (error: unknown): boolean => OUTCOMES.some(([kind]) => error instanceof kind)
