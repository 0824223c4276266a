import { WordMemory } from '../../text/text.ts'
import type { Scene } from '../grammar/clause.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'

const JOINED = [
  'denial',
  'negation',
  'condition',
  'possible',
  'called',
  'planned',
  'warning',
  'keeping',
  'accusing',
  'discussing',
  'refusing',
  'threatening',
] as const

// «وطالبت», «فلن»: the conjunction written onto a word of these classes.
function plain(form: string): string {
  const rest = withoutConjunction(form)
  return JOINED.some((c) => particles(c).has(rest)) ? rest : form
}

/** A folded form of these classes without the conjunction written onto it, others as they are. */
export const plainOf = new WordMemory<string>(plain)

/** The same of the token at `k`; empty where there is none. */
export const plainAt = ({ source }: Scene, k: number): string => {
  const token = source.tokens[k]
  return token === undefined ? '' : plainOf.of(token.word)
}

const GOVERNING = ['denial', 'refusing', 'failing', 'aiming', 'condition', 'possible', 'modal', 'called', 'planned'] as const

/** Classes of a word that says how real what stands behind it is, or null. Hardly any word does: each is looked up once. */
export const governing = new WordMemory<ReadonlySet<(typeof GOVERNING)[number]> | null>((form) => {
  const bare = plain(form)
  const classes = GOVERNING.filter((c) => particles(c).has(bare))
  return classes.length === 0 ? null : new Set(classes)
})

/** Whether a form is a future verb: «سيزور». */
export const startsFuture = (form: string): boolean => /^[وف]?س[يتن]/.test(form) && form.length > 4
