import { z } from 'zod'
import type { Ledger, Member, ReadText } from '../ledger/ledger.ts'
import { align, differenceOf, type Telling, tellingOf } from '../stories/stories.ts'
import { evidenceForm } from './forms.ts'

/** Who carried whom: an article and the earlier one whose text it carries, sentence by sentence. */
export const carriageForm = z.object({
  from: z.string().describe('the earlier article'),
  to: z.string().describe('the one that carries it'),
  share: z.number().describe('share of the sentences of the shorter one'),
  agency: z.string().nullable().describe('an agency or medium that both name as their source'),
  added: z.array(evidenceForm).describe('sentences that only the later one has'),
  cut: z.array(evidenceForm).describe('sentences that only the earlier one has'),
  changed: z
    .array(
      z.object({
        from: evidenceForm,
        to: evidenceForm,
        pieces: z
          .array(z.object({ kind: z.enum(['same', 'cut', 'added']), text: z.string() }))
          .describe('the difference, character for character'),
      }),
    )
    .describe('sentences that were carried, but not letter for letter'),
})

type Carriage = z.output<typeof carriageForm>

/** For each copy among the articles, the earlier one that it carries most of; of equals the earliest. */
export async function carriage(ledger: Ledger, members: readonly Member[], pages: ReadonlyMap<string, ReadText>): Promise<Carriage[]> {
  const order = new Map(members.map((m, i) => [m.id, i]))
  const best = new Map<string, { from: string; share: number }>()
  for (const { a, b, copied } of await ledger.stories.copiesAmong(members.map((m) => m.id))) {
    const [from, to] = order.get(a)! < order.get(b)! ? [a, b] : [b, a]
    const known = best.get(to)
    if (known === undefined || copied > known.share || (copied === known.share && order.get(from)! < order.get(known.from)!))
      best.set(to, { from, share: copied })
  }
  const told = new Map<string, Told>()
  const telling = (id: string): Told => {
    const known = told.get(id)
    if (known !== undefined) return known
    const { page, article } = members[order.get(id)!]!
    const { reading } = pages.get(page)!
    const own = reading.articles[article]!
    const made = { telling: tellingOf(page, reading.text, own, article), text: reading.text, credits: own.credits.map((c) => c.name) }
    told.set(id, made)
    return made
  }
  return members.flatMap(({ id: to }): Carriage[] => {
    const found = best.get(to)
    if (found === undefined) return []
    const [first, second] = [telling(found.from), telling(to)]
    const agency = second.credits.find((c) => first.credits.includes(c)) ?? null
    return [{ from: found.from, to, share: found.share, agency, ...changes(first, second) }]
  })
}

interface Side {
  readonly telling: Telling
  readonly text: string
}

interface Told extends Side {
  readonly credits: readonly string[]
}

function changes(first: Side, second: Side): Pick<Carriage, 'added' | 'cut' | 'changed'> {
  const forth = align(second.telling, first.telling)
  const back = align(first.telling, second.telling)
  const words = ({ telling, text }: Side, sentence: number) => {
    const span: [number, number] = [telling.spans[2 * sentence + 2]!, telling.spans[2 * sentence + 3]!]
    return { span, text: text.slice(...span) }
  }
  const lone = (side: Side, carried: ReadonlySet<number>) =>
    Array.from({ length: side.telling.cuts.length - 2 }, (_, s) => s).flatMap((s) => (carried.has(s) ? [] : [words(side, s)]))
  return {
    added: lone(second, new Set(forth.matches.map((m) => m.from))),
    cut: lone(first, new Set([...back.matches.map((m) => m.from), ...forth.matches.map((m) => m.to)])),
    changed: forth.matches.flatMap((m) => {
      const [from, to] = [words(first, m.to), words(second, m.from)]
      return from.text === to.text ? [] : [{ from, to, pieces: differenceOf(from.text, to.text).map((p) => ({ ...p })) }]
    }),
  }
}
