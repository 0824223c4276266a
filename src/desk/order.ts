import { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { allianceOn, dyads, lastDay, pairOn, stateNamed, stateOn, subjectOf, subjectsWith, worldOn } from '../order/order.ts'
import { BadInput, NotFound } from '../page/page.ts'
import { today } from './clock.ts'
import { dayForm } from './forms.ts'
import { namedState } from './named-state.ts'
import { operation } from './operation.ts'
import { orderForm } from './order-form.ts'

/** The order on a day: a body, a state, two states, one actor's run of statements, or the whole; from the lexicon's base and the ledger's evidence. */
export const order = operation({
  name: 'order',
  summary: 'Who is bound to whom on a day: a body, a state, two states, or all of it',
  kept: true,
  input: z.object({
    of: z.string().optional().describe('a body, a state or another actor, by its English or Arabic name; without it the whole order'),
    with: z.string().optional().describe('a second state: what binds the two, and what strains them'),
    at: dayForm.optional().describe('as it stands on this day (default today)'),
    dyads: z
      .stringbool()
      .or(z.boolean())
      .default(false)
      .describe('every directed pair of states bound then with its obligations, as tab-separated values'),
  }),
  output: orderForm,
  run: async (ledger, input) => {
    const at = input.at === undefined ? today() : lastDay(input.at)
    if (input.dyads) return dyadsAt(at)
    if (input.of === undefined || input.of.trim() === '') {
      if (input.with !== undefined) throw new BadInput('with: a second state is given, but no first')
      return worldOn(at, ledger.ties)
    }
    if (input.with !== undefined) return pairNamed(ledger, input.of, input.with, at)
    const subject = subjectOf(input.of)
    if (subject.kind === 'alliance') return allianceOn(subject.en, at, ledger.ties)
    if (subject.kind === 'state') return stateOn(subject.en, at, ledger.ties)
    return otherwise(ledger, subject.name, at)
  },
  withoutLedger: ({ dyads, at }) => (dyads ? dyadsAt(at === undefined ? today() : lastDay(at)) : null),
})

const dyadsAt = (at: string) => ({ about: 'dyads' as const, at, dyads: dyads(at) })

function pairNamed(ledger: Ledger, of: string, other: string, at: string) {
  const known = [stateNamed(of), stateNamed(other)]
  if (known[0] === known[1] || known.includes(null)) {
    // Two words of one name: «marsad order Arab League».
    const whole = subjectOf(`${of} ${other}`)
    if (whole.kind === 'alliance') return allianceOn(whole.en, at, ledger.ties)
    if (whole.kind === 'state') return stateOn(whole.en, at, ledger.ties)
    if (known.every((state) => state === null)) return otherwise(ledger, `${of} ${other}`, at)
  }
  const [a, b] = [namedState(of, 'of'), namedState(other, 'with')]
  if (a === b) throw new BadInput(`"${of}" and "${other}" are both ${a}: give two states`)
  return pairOn(a, b, at, ledger.ties)
}

/** Two states named in one breath («كوريا الشمالية روسيا»), else an actor of the ledger. @throws BadInput where a name is several bodies' or states'. */
async function otherwise(ledger: Ledger, name: string, at: string) {
  const words = name.split(/\s+/)
  const pairs = words
    .slice(1)
    .map((_, i) => [stateNamed(words.slice(0, i + 1).join(' ')), stateNamed(words.slice(i + 1).join(' '))] as const)
    .filter(([a, b]) => a !== null && b !== null && a !== b)
  if (pairs.length === 1) return pairOn(pairs[0]![0]!, pairs[0]![1]!, at, ledger.ties)
  const several = subjectsWith(name)
  try {
    return await runOf(ledger, name, at)
  } catch (error) {
    if (!(error instanceof NotFound) || several.length < 2) throw error
    throw new BadInput(`"${name}" may be ${several.join(', ')}: say which`, { cause: error })
  }
}

const ALL = { offset: 0, limit: 100_000 }

/** What an actor said by the day, act by act. @throws NotFound, or BadInput where several actors bear the name. */
async function runOf(ledger: Ledger, name: string, at: string) {
  const found = await ledger.actor({ key: name, ...ALL })
  const items = found.statements.items.filter((s) => s.date === null || s.date.earliest <= at)
  const acts = new Map<string, { act: string; statements: number; first: string | null; last: string | null }>()
  for (const { act, date } of [...items].reverse()) {
    const line = acts.get(act) ?? { act, statements: 0, first: null, last: null }
    acts.set(act, line)
    line.statements++
    if (date !== null) {
      line.first ??= date.value
      line.last = date.value
    }
  }
  const { key, type, ar, en } = found.actor
  return {
    about: 'actor' as const,
    at,
    subject: { key, type, ar, en },
    acts: [...acts.values()].sort((a, b) => b.statements - a.statements),
    statements: { total: items.length, offset: 0, limit: Math.max(1, items.length), items },
  }
}
