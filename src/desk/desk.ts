import type { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { BadInput } from '../page/page.ts'
import { actor } from './actor.ts'
import { actors } from './actors.ts'
import { doctor } from './doctor.ts'
import { due } from './due.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { journal } from './journal.ts'
import type { Operation } from './operation.ts'
import { overview } from './overview.ts'
import { pacts } from './pacts.ts'
import { page } from './page.ts'
import { pages } from './pages.ts'
import { timeline } from './timeline.ts'

export { Held, type Ledger, servedAt } from '../ledger/ledger.ts'
export { BadInput, NotFound, type OpenOptions, Unreadable } from '../page/page.ts'
export { damageOf } from '../work/work.ts'
export { type IntakeNews, readEach, takeIn } from './intake.ts'
export { openWith } from './opening.ts'
export { isForeseen, outcomeOf } from './outcome.ts'
export { readingForm } from './reading-form.ts'

/** Every operation by name: the one list that all doors are made from. */
export const operations = { overview, pages, page, find, timeline, actors, actor, pacts, due, explain, doctor, journal }

export type OperationName = keyof typeof operations
/** What an operation takes, before defaults are filled in. */
export type Input<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
/** What an operation answers. */
export type Output<Name extends OperationName> = z.output<(typeof operations)[Name]['output']>

/** Somebody who answers operations: the ledger in this process, or a server that has it open. */
export interface Desk {
  /**
   * Asks one operation.
   * @throws BadInput when the input is not what the operation takes, NotFound when it names something that is not there.
   */
  ask<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Output<Name>>
}

/** A desk over an open ledger. */
export function deskOf(ledger: Ledger): Desk {
  return {
    async ask(name, input) {
      const chosen: Operation = operations[name]
      const parsed = chosen.input.safeParse(input)
      if (!parsed.success) throw new BadInput(parsed.error.issues.map((i) => `${i.path.join('.') || name}: ${i.message}`).join('; '))
      return (await chosen.run(ledger, parsed.data)) as Output<typeof name>
    },
  }
}
