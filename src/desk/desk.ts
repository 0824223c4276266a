import type { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { BadInput } from '../page/page.ts'
import { actor } from './actor.ts'
import { actors } from './actors.ts'
import { brief } from './brief.ts'
import { claims } from './claims.ts'
import { compare } from './compare.ts'
import { confirm } from './confirm.ts'
import { correct } from './correct.ts'
import { crises } from './crises.ts'
import { crisis } from './crisis.ts'
import { crisisClose } from './crisis-close.ts'
import { crisisOpen } from './crisis-open.ts'
import { crisisReopen } from './crisis-reopen.ts'
import { crisisReport } from './crisis-report.ts'
import { decisions } from './decisions.ts'
import { difference } from './difference.ts'
import { doctor } from './doctor.ts'
import { doubt } from './doubt.ts'
import { due } from './due.ts'
import { explain } from './explain.ts'
import { exportFile } from './export.ts'
import { find } from './find.ts'
import { journal } from './journal.ts'
import { keptAnswer } from './keeping.ts'
import { map } from './map.ts'
import { merge } from './merge.ts'
import { network } from './network.ts'
import { news } from './news.ts'
import type { FileAnswer, Operation } from './operation.ts'
import { order } from './order.ts'
import { overview } from './overview.ts'
import { pacts } from './pacts.ts'
import { page } from './page.ts'
import { pages } from './pages.ts'
import { paste } from './paste.ts'
import { reject } from './reject.ts'
import { searchForget } from './search-forget.ts'
import { searchKeep } from './search-keep.ts'
import { searches } from './searches.ts'
import { split } from './split.ts'
import { stories } from './stories.ts'
import { story } from './story.ts'
import { timeline } from './timeline.ts'
import { today } from './today.ts'
import { triggered } from './triggered.ts'
import { undecided } from './undecided.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'
import { type Doing, weavingNow } from './weaving.ts'

export { Held, isServer, type Ledger, servedAt } from '../ledger/ledger.ts'
export { OBLIGATIONS, outlines, type Point } from '../order/order.ts'
export { answersIn, BadInput, NotFound, Unreadable } from '../page/page.ts'
export { metricsText, newCounters } from '../work/work.ts'
export { keepAhead } from './ahead.ts'
export { BRIEF_POLICY, briefHtml } from './brief/html.ts'
export { briefMarkdown } from './brief/markdown.ts'
export { nameOfFile } from './crisis/files.ts'
export { westernDigits } from './forms.ts'
export { type Intake, type IntakeNews, takeIn } from './intake.ts'
export { readEach } from './lines.ts'
export { loadReadings } from './load.ts'
export { openWith } from './opening.ts'
export type { FileAnswer } from './operation.ts'
export { isForeseen, outcomeOf } from './outcome.ts'
export { actForm, eventStatusForm, eventTypeForm, pactKindForm, pactStatusForm, readingForm } from './reading-form.ts'
export { feedInputs, workFrom } from './streaming.ts'
export { filledInArabic, hasArabic, inArabic } from './telling/arabic.ts'
export { likenessWords } from './telling/likeness.ts'
export { reason } from './telling/reason.ts'
export { type Coded, telling } from './telling/words.ts'
export { type Happening, happeningsNamed } from './triggered.ts'
export { type Means, noticeFeed } from './watch/deliver.ts'
export { lasting } from './watch/hours.ts'
export { noticesOf, recall } from './watch/memory.ts'
export { tryOut } from './watch/round.ts'
export type { Rule } from './watch/rule.ts'
export { addRule, deadOf, follow, keepWatching, removeRule, revive, ruleFrom, unfollow } from './watch/watch.ts'
export type { Doing } from './weaving.ts'

/** Every operation by name: the one list that all doors are made from. */
export const operations = {
  today,
  overview,
  paste,
  pages,
  page,
  find,
  timeline,
  stories,
  story,
  claims,
  compare,
  actors,
  actor,
  pacts,
  order,
  network,
  map,
  triggered,
  due,
  crises,
  crisis,
  'crisis-open': crisisOpen,
  'crisis-close': crisisClose,
  'crisis-reopen': crisisReopen,
  'crisis-report': crisisReport,
  searches,
  'search-keep': searchKeep,
  'search-forget': searchForget,
  brief,
  explain,
  news,
  export: exportFile,
  difference,
  doctor,
  verify,
  confirm,
  correct,
  reject,
  merge,
  split,
  doubt,
  undecided,
  undo,
  decisions,
  journal,
}

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
  /** Asks an operation whose answer is a file for the file itself. @throws as `ask`. */
  file<Name extends OperationName>(name: Name, input: Input<Name>): Promise<FileAnswer>
  /** The long work that answers wait for just now, or null; a desk of another process does not know. */
  doing?(): Doing | null
}

/** A desk over an open ledger. */
export function deskOf(ledger: Ledger): Desk {
  return {
    async ask(name, input) {
      const [{ run, kept }, asked] = [operationOf(name), taken(name, input)]
      const answer = kept
        ? await keptAnswer(ledger, `${name} ${JSON.stringify(asked)}`, () => run(ledger, asked))
        : await run(ledger, asked)
      return answer as Output<typeof name>
    },
    async file(name, input) {
      const { file } = operationOf(name)
      if (file === undefined) throw new BadInput(`${name}: its answer is no file`)
      return file(ledger, taken(name, input))
    },
    doing: () => weavingNow(ledger),
  }
}

const operationOf = (name: OperationName): Operation => operations[name]

/** Whether an operation keeps a decision. */
export const isWrite = (name: OperationName): boolean => operationOf(name).writes === true

/** Whether an operation's answer is a file. */
export const isFile = (name: OperationName): boolean => operationOf(name).file !== undefined

/** The answer of an operation whose input needs no ledger; null for every other. @throws BadInput as `ask`. */
export const withoutLedger = <Name extends OperationName>(name: Name, input: Input<Name>): Output<Name> | null =>
  (operationOf(name).withoutLedger?.(taken(name, input)) ?? null) as Output<Name> | null

/** What an operation was given, checked and with its defaults. @throws BadInput naming each field that is wrong. */
function taken(name: OperationName, input: unknown): unknown {
  const parsed = operationOf(name).input.safeParse(input)
  if (!parsed.success) throw new BadInput(parsed.error.issues.map((i) => `${i.path.join('.') || name}: ${wrongIn(i)}`).join('; '))
  const { from, to } = parsed.data as { readonly from?: unknown; readonly to?: unknown }
  if (typeof from === 'string' && typeof to === 'string' && DATED.test(from) && DATED.test(to)) {
    const length = Math.min(from.length, to.length)
    if (from.slice(0, length) > to.slice(0, length)) throw new BadInput(`from: ${from} is later than ${to}, nothing lies between them`)
  }
  return parsed.data
}

const DATED = /^\d{4}(-\d\d){0,2}$/

/** What is wrong with a field, in words that do not speak of types. */
function wrongIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'nothing was given'
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return 'expected a whole number'
  return issue.message
}
