import { z } from 'zod'
import type { ReadPage } from '../ledger/ledger.ts'
import type { Claim } from '../stories/stories.ts'
import { evidenceForm, pageRefForm } from './forms.ts'

/** A statement or event that articles of one story tell, with everybody who tells it. */
export const claimForm = z.object({
  number: z.int().describe('its place in the story; what denies points at'),
  kind: z.enum(['statement', 'event']),
  type: z.string().describe('act of a statement, type of an event'),
  status: z.string(),
  who: z.array(z.string()).describe("actors' keys: the speaker, or those who did it"),
  reports: z.int().describe('independent texts that tell it; copies count once'),
  carriers: z.array(
    z.object({
      page: pageRefForm,
      fact: z.string().describe('what explain takes'),
      words: evidenceForm,
      date: z.string().nullable().describe('the date that this article gives'),
      placed: z
        .object({ value: z.string(), by: pageRefForm })
        .nullable()
        .describe('the date that another article of the story gives, where this one gives none'),
    }),
  ),
  contradictions: z
    .array(
      z.object({
        slot: z.enum(['date', 'number', 'place', 'party', 'who']),
        sides: z.array(
          z.object({
            value: z.string().describe('as its article has it; of actors and places their keys, apart by « + »'),
            page: pageRefForm,
            words: evidenceForm,
            line: evidenceForm.describe('the line of the text that they stand in'),
          }),
        ),
      }),
    )
    .describe('different values in one slot, side by side'),
  denies: z.array(z.int()).describe('numbers of the claims that it denies'),
})

/** A claim as answers show it, its words cut from their pages. */
export function claimLine(claim: Claim, number: number, pages: ReadonlyMap<string, ReadPage>): z.output<typeof claimForm> {
  const words = (article: string, span: readonly [number, number]) => ({
    span: [span[0], span[1]] as [number, number],
    text: pages.get(article)!.reading.text.slice(span[0], span[1]),
  })
  const line = (article: string, [start, end]: readonly [number, number]) => {
    const { text } = pages.get(article)!.reading
    const stop = text.indexOf('\n', end)
    return words(article, [text.lastIndexOf('\n', start - 1) + 1, stop < 0 ? text.length : stop])
  }
  const ref = (article: string) => pages.get(article)!.ref
  return {
    number,
    kind: claim.kind,
    type: claim.type,
    status: claim.status,
    who: [...claim.who],
    reports: claim.reports,
    carriers: claim.carriers.map((c) => {
      const placed = claim.placed.find((p) => p.article === c.article)
      return {
        page: ref(c.article),
        fact: c.fact,
        words: words(c.article, c.span),
        date: c.date,
        placed: placed === undefined ? null : { value: placed.value, by: ref(placed.from) },
      }
    }),
    contradictions: claim.contradictions.map(({ slot, sides }) => ({
      slot,
      sides: sides.map((s) => ({ value: s.value, page: ref(s.article), words: words(s.article, s.span), line: line(s.article, s.span) })),
    })),
    denies: [...claim.denies],
  }
}

/** Keys of everybody and every place that claims name. */
export const keysIn = (claims: readonly z.output<typeof claimForm>[]): string[] => [
  ...new Set(
    claims.flatMap((c) => [
      ...c.who,
      ...c.contradictions
        .filter((x) => x.slot === 'place' || x.slot === 'party' || x.slot === 'who')
        .flatMap((x) => x.sides.flatMap((s) => s.value.split(' + '))),
    ]),
  ),
]
