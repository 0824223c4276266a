import { z } from 'zod'
import { OBLIGATIONS } from '../../order/order.ts'
import { BadInput } from '../../page/page.ts'
import { actForm, eventStatusForm, eventTypeForm, pactKindForm, pactStatusForm } from '../reading-form.ts'

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: ({ input }) => `expected ${values.join(', ')}, found "${String(input)}"` })
const several = <const T extends readonly string[]>(values: T) => z.array(oneOf(values)).min(1).optional()

/** What a rule asks of a fact, where it says something of it, and how its notices are delivered. */
export const ruleForm = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\p{L}\p{Nd}][\p{L}\p{Nd} ._-]{0,79}$/u, 'expected a name of letters, digits, spaces, dots and dashes, 80 at most'),
    fact: oneOf(['statement', 'event', 'pact', 'commitment']).optional().describe('what kind of fact'),
    act: several(actForm.options),
    type: several(eventTypeForm.options),
    kind: several(pactKindForm.options),
    status: several([...eventStatusForm.options, ...pactStatusForm.options]),
    who: z.string().min(1).optional().describe('who speaks, acts, is party or bound: a key; a state stands for its people and bodies too'),
    whom: z.string().min(1).optional().describe('who is spoken to, acted upon, promised to'),
    involving: z.string().min(1).optional().describe('who has any part in it'),
    clause: oneOf(OBLIGATIONS)
      .optional()
      .describe('a pact that obliges so: by the known instrument, or for defense by a condition in its words'),
    dueWithin: z.int().min(0).max(3650).optional().describe('a commitment whose last day is so many days away or fewer'),
    denied: z.boolean().optional().describe('what is denied: a denial, an event told as denied'),
    contradicted: z.boolean().optional().describe('what another article of its story contradicts or denies, or what does so'),
    to: z
      .array(z.string().min(1))
      .min(1, 'say where notices go: stdout, sse, crisis, file:PATH, atom:PATH, mailto:ADDRESS or a webhook')
      .describe('where notices go'),
    coolDown: z
      .string()
      .regex(/^\d+[smhd]$/, 'expected a time like 30m, 6h or 1d')
      .optional()
      .describe('least time between two deliveries; what comes meanwhile is kept and told together'),
    quiet: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'expected hours like 22:00-07:00')
      .optional()
      .describe('hours in which nothing is delivered'),
    zone: z.string().default('UTC').describe('time zone of the quiet hours, as Asia/Riyadh'),
    lang: z.enum(['ar', 'en']).default('en'),
  })
  .refine((r) => r.zone === undefined || isZone(r.zone), {
    path: ['zone'],
    message: 'no time zone that is known here; expected one like Asia/Riyadh',
  })
  .refine((r) => !r.to.includes('crisis') || r.fact === 'event', {
    path: ['to'],
    message: 'a working file is opened on an event: say --fact event',
  })
  .refine(
    (r) =>
      [r.fact, r.act, r.type, r.kind, r.status, r.who, r.whom, r.involving, r.clause, r.dueWithin, r.denied, r.contradicted].some(
        (v) => v !== undefined,
      ),
    {
      path: ['name'],
      message:
        'a rule that asks nothing would fit every fact: say fact, act, type, kind, status, who, whom, involving, clause, due-within, denied or contradicted',
    },
  )

/** A rule on facts: «Belarus threatens anyone», «a pact with a mutual-defence clause is signed». */
export type Rule = z.output<typeof ruleForm>

/** A rule from what a person wrote. @throws BadInput naming each part that is wrong. */
export function ruleOf(given: unknown): Rule {
  const parsed = ruleForm.safeParse(given)
  if (!parsed.success) throw new BadInput(parsed.error.issues.map((i) => `${optionOf(i.path[0])}: ${i.message}`).join('; '))
  return parsed.data
}

const OPTION: Readonly<Record<string, string>> = {
  name: 'name',
  dueWithin: '--due-within',
  coolDown: '--cool-down',
  quiet: '--quiet-hours',
}

/** What a person wrote a part of a rule as. */
const optionOf = (part: PropertyKey | undefined): string => (part === undefined ? 'rule' : (OPTION[String(part)] ?? `--${String(part)}`))

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
