import type { Commitment, Event, Statement } from '../contract.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { dueIn } from './due.ts'

// Letters: the request and its answer stand beside each other.
const BESIDE = 400
const HAPPENS = 4

/**
 * What somebody answers to a request with the day by which it may come: «طلب … من الرئيس نشر صواريخ. وأكد الرئيس أن ذلك قد يحدث بحلول …».
 * «ذلك» is what was asked for, so whoever was asked is bound by it.
 */
export function answersIn(
  source: Source,
  names: Names,
  times: readonly FoundTime[],
  statements: readonly Statement[],
  events: readonly Event[],
): Commitment[] {
  const requests = events.filter((e) => e.type === 'REQUEST' && e.recipients.length > 0)
  if (requests.length === 0) return []
  return statements.flatMap((s) => {
    const asked = s.speaker === null || !SAYS.has(s.act) ? undefined : requests.find((e) => answers(names, s, e))
    if (asked === undefined) return []
    const from = source.tokens.findIndex((t) => t.start >= s.content[0])
    if (!saysWhen(source, from)) return []
    const to = source.tokens.findIndex((t) => t.start >= s.content[1])
    const due = dueIn(source, times, from, to < 0 ? source.tokens.length : to)
    return due === null ? [] : [answer(names, s, asked, due)]
  })
}

const SAYS: ReadonlySet<string> = new Set(['say', 'confirm', 'promise'])

function answers(names: Names, s: Statement, { told, recipients }: Event): boolean {
  if (!told.some((span) => span[1] <= s.content[0] && s.content[0] - span[1] <= BESIDE)) return false
  const speaker = s.speaker!
  return recipients.some((r) => r === speaker || r === names.stateOf(speaker))
}

// «ذلك قد يحدث», «هذا سيتم»
function saysWhen({ tokens }: Source, from: number): boolean {
  if (from < 0 || !particles('pointing').has(tokens[from]!.form)) return false
  for (let k = from + 1; k <= from + HAPPENS && k < tokens.length; k++) {
    const { form } = tokens[k]!
    if (particles('negation').has(form)) return false
    if (particles('happening').has(form) || particles('happening').has(withoutConjunction(form))) return true
  }
  return false
}

function answer(names: Names, s: Statement, asked: Event, due: string): Commitment {
  const by = names.stateOf(s.speaker!) ?? s.speaker
  const asker = asked.actors[0] ?? null
  const to = asker === null ? null : (names.stateOf(asker) ?? asker)
  return { id: '', by, to: to === by ? null : to, content: s.content, due, cue: null, condition: null, rule: 'commitment-answer' }
}
