import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord } from '../../text/text.ts'

const ROLES = [
  'adjective',
  'connector',
  'noun',
  'stop',
  'group',
  'counterpart',
  'honorific',
  'unarticled',
  'verb-lead',
  'waw',
  'several',
  'relation',
] as const
type Role = (typeof ROLES)[number]

/** Words around titles by folded form, from `lexicon/words/title-words.tsv` and `person-nouns.tsv`. */
interface TitleWords {
  is(role: Role, form: string): boolean
  /** Nouns for people with what they say of themselves. */
  readonly people: ReadonlyMap<string, { readonly plural: boolean; readonly title: boolean }>
}

let loaded: TitleWords | null = null

/** The words around titles, read on first use. */
export function titleWords(): TitleWords {
  loaded ??= load()
  return loaded
}

function load(): TitleWords {
  const sets = new Map<Role, Set<string>>(ROLES.map((r) => [r, new Set()]))
  for (const row of readTable('words/title-words.tsv', ['word', 'role'])) {
    const set = sets.get(row.role as Role)
    if (set === undefined) throw new Error(`lexicon/words/title-words.tsv:${row.line}: unknown role "${row.role}"`)
    set.add(foldWord(row.word))
  }
  const people = new Map<string, { plural: boolean; title: boolean }>()
  for (const row of readTable('words/person-nouns.tsv', ['noun', 'number', 'class']))
    if (!row.noun.includes(' ')) people.set(foldWord(row.noun), { plural: row.number === 'plural', title: row.class === 'title' })
  for (const form of sets.get('several')!) if (!people.has(form)) people.set(form, { plural: true, title: false })
  return { is: (role, form) => sets.get(role)!.has(form), people }
}
