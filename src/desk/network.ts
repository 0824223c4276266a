import { z } from 'zod'
import { bearingOf, lastDay, networkOn, OBLIGATIONS, subjectOf } from '../order/order.ts'
import { BadInput } from '../page/page.ts'
import { today } from './clock.ts'
import { actorRefForm, dayForm } from './forms.ts'
import { operation } from './operation.ts'

const obligationForm = z.enum(OBLIGATIONS)

/** Who is bound to whom, and who strains whom: states as nodes, instruments of the base and events and statements of the news as lines. */
export const network = operation({
  name: 'network',
  summary: 'Who is bound to whom and who strains whom: states, ties of the base, strains of the news',
  kept: true,
  input: z.object({
    of: z.string().optional().describe('only members of this body, and whom they strain'),
    obligation: obligationForm.optional().describe('only ties with this obligation'),
    kind: z.enum(['all', 'bound', 'strained']).default('all').describe('what is shown: ties, strains or both'),
    at: dayForm.optional().describe('as it stands on this day (default today)'),
    most: z.coerce.number().int().min(2).max(500).default(300).describe('states at most, those that most pages name'),
  }),
  output: z.object({
    at: z.string(),
    nodes: z.array(
      z.object({
        state: actorRefForm,
        pages: z.int().describe('pages that name it'),
        bodies: z.array(z.string()).describe('keys of the bodies below that it is a member of'),
        bearing: z.number().nullable().describe('direction from the middle of the map, 0 north, 0.25 east; null where no place is known'),
      }),
    ),
    bodies: z.array(z.object({ body: actorRefForm, members: z.int() })).describe('bodies that most of these states belong to'),
    ties: z.array(
      z.object({
        a: actorRefForm,
        b: actorRefForm,
        obligations: z.array(obligationForm),
        by: z.array(actorRefForm),
        close: z.boolean().describe('whether an instrument of few parties binds them, not only one of many'),
      }),
    ),
    strains: z
      .array(
        z.object({
          a: actorRefForm,
          b: actorRefForm,
          number: z.int(),
          counts: z.array(z.object({ kind: z.enum(['event', 'statement']), what: z.string(), number: z.int() })),
        }),
      )
      .describe('what the first did to or said about the second, counted; `order` with both names has the words'),
    states: z.int().describe('states that there are, shown or not'),
  }),
  run: async (ledger, { of, obligation, kind, at, most }) => {
    const found = await networkOn(at === undefined ? today() : lastDay(at), { body: bodyNamed(of), obligation, kind, most }, ledger.ties)
    return { ...found, nodes: found.nodes.map((n) => ({ ...n, bearing: bearingOf(n.state.key) })) }
  },
})

/** The body that a name means; undefined where none is given. @throws BadInput where it means none. */
export function bodyNamed(name: string | undefined): string | undefined {
  if (name === undefined || name.trim() === '') return undefined
  const subject = subjectOf(name)
  if (subject.kind !== 'alliance') throw new BadInput(`"${name}" is no body whose members the lexicon knows`)
  return subject.en
}
