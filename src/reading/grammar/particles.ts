import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord } from '../../text/text.ts'

/** A closed class of Arabic words (`lexicon/words/grammar-particles.tsv`). */
export type ParticleClass =
  | 'accusing'
  | 'afterward'
  | 'agent'
  | 'agents'
  | 'aiming'
  | 'alleged'
  | 'announcing'
  | 'appointing'
  | 'arranged'
  | 'assembled'
  | 'batch'
  | 'befallen'
  | 'being'
  | 'both'
  | 'called'
  | 'circumstance'
  | 'condition'
  | 'construct'
  | 'country'
  | 'deemed'
  | 'denial'
  | 'happening'
  | 'hedges'
  | 'idea'
  | 'imposed'
  | 'judging'
  | 'keeping'
  | 'lasting'
  | 'listing'
  | 'modal'
  | 'leaders'
  | 'masculine'
  | 'matters'
  | 'members'
  | 'namesake'
  | 'negation'
  | 'deputy'
  | 'discussing'
  | 'draft'
  | 'experts'
  | 'facet'
  | 'failing'
  | 'force'
  | 'never'
  | 'open'
  | 'outlawed'
  | 'owned'
  | 'paper'
  | 'participants'
  | 'particle'
  | 'plain'
  | 'planned'
  | 'pointing'
  | 'possible'
  | 'preposition'
  | 'purpose'
  | 'quantity'
  | 'ranks'
  | 'refusing'
  | 'relative'
  | 'role'
  | 'rumoured'
  | 'share'
  | 'subordinator'
  | 'taking'
  | 'threatening'
  | 'trusting'
  | 'warning'
  | 'was'
  | 'when'
  | 'visiting'
  | 'wishing'

let loaded: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** The folded words of a closed class. */
export function particles(name: ParticleClass): ReadonlySet<string> {
  loaded ??= new Map(
    readTable('words/grammar-particles.tsv', ['class', 'words']).map((row) => [row.class, new Set(cellValues(row.words).map(foldWord))]),
  )
  const found = loaded.get(name)
  if (found === undefined) throw new Error(`lexicon/words/grammar-particles.tsv: no class ${name}`)
  return found
}

/** «فلن», «وطالبت»: a form without the conjunction that may be written onto it; what begins with the letter itself loses it too. */
export const withoutConjunction = (form: string): string => (/^[وف]./.test(form) ? form.slice(1) : form)
