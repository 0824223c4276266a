import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, Sieve, WordMemory } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import { entityType } from '../grammar/entity-type.ts'
import type { Force } from '../grammar/parts.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'

interface Group {
  readonly name: string
  readonly heads: ReadonlySet<string>
}

/** What a form of the lexicon says: its group, the word it needs behind it («قوات النظام»), whether it may point back. */
interface Form {
  readonly group: string
  readonly next: string | null
  readonly isBack: boolean
}

interface Loaded {
  readonly groups: readonly Group[]
  readonly forms: ReadonlyMap<string, readonly Form[]>
  readonly sieve: Sieve
}

let loaded: Loaded | null = null

/** Forces and sides left unnamed: `lexicon/words/events-forces.tsv`. */
function forceWords(): Loaded {
  if (loaded !== null) return loaded
  const forms = new Map<string, Form[]>()
  const sieve = new Sieve()
  const put = (cell: string, group: string, isBack: boolean): void => {
    for (const words of cellValues(cell)) {
      const [first = '', next] = words.split(' ').map(foldWord)
      sieve.add(first)
      forms.set(first, [...(forms.get(first) ?? []), { group, next: next ?? null, isBack }])
    }
  }
  const groups = readTable('words/events-forces.tsv', ['group', 'heads', 'forms', 'unnamed']).map((row) => {
    put(row.forms, row.group, true)
    put(row.unnamed, row.group, false)
    return { name: row.group, heads: new Set(cellValues(row.heads).map(foldWord)) }
  })
  loaded = { groups, forms, sieve }
  return loaded
}

const NONE: readonly never[] = []

// «والميليشيات», «للميليشيات», «بالمسلحين»: a word with the letters written onto it.
function bareForms(form: string): readonly string[] {
  const joined = /^[وف]..../.test(form) ? [form, form.slice(1)] : [form]
  return joined.flatMap((f) => {
    if (f.startsWith('لل')) return [f, `ال${f.slice(2)}`]
    return /^[بلك]...../.test(f) ? [f, f.slice(1)] : [f]
  })
}

const formsOf = new WordMemory<readonly Form[]>((form) => {
  const { forms, sieve } = forceWords()
  if (!maySound(sieve, form)) return NONE
  for (const bare of bareForms(form)) {
    const found = forms.get(bare)
    if (found !== undefined) return found
  }
  return NONE
})

// Hardly any word is one of these: most are told by their letters, before a clitic is taken off.
const maySound = (sieve: Sieve, form: string): boolean =>
  form.startsWith('لل', /^[وف]/.test(form) ? 1 : 0) || sieve.may(form, 0) || sieve.may(form, 1) || sieve.may(form, 2)

const headsOf = new WordMemory<readonly string[]>((form) => {
  const bare = bareForms(form)
  const found = forceWords().groups.filter((g) => bare.some((b) => g.heads.has(b)))
  return found.length === 0 ? NONE : found.map((g) => g.name)
})

/**
 * Finds the unnamed forces of an article: «القوات الحكومية», «الميليشيات», «مسلحون». Whose they are is told only where the article
 * gives one full name of the kind and no other; else they are somebody unnamed, who still does what stands with them.
 */
export function forcesOf(source: Source, names: Names): (i: number, to: number) => Force | null {
  let known: ReadonlyMap<string, Ref | null> | null = null
  return (i, to) => {
    const forms = formsOf.of(source.tokens[i]!.word)
    if (forms.length === 0) return null
    const next = i + 1 < to ? source.tokens[i + 1]!.form : ''
    const form = forms.find((f) => f.next !== null && f.next === next) ?? forms.find((f) => f.next === null)
    if (form === undefined) return null
    const end = form.next === null ? i + 1 : i + 2
    // «ميليشيات الحوثي»: named right behind it, so the name is the party.
    const named = end < to ? names.mentionAt(end) : null
    if (named !== null && named.span[0] === source.tokens[end]!.start) return null
    // «الجيش الحكومي الموالي …»: told apart from the one named before.
    if (!form.isBack || /^ال.../.test(source.tokens[end]?.form ?? '')) return { to: end, refs: NONE }
    known ??= namedForces(source, names)
    const ref = known.get(form.group) ?? stateOfArmy(names, form.group, known)
    return { to: end, refs: ref === null ? NONE : [ref] }
  }
}

// «القوات الحكومية» of an article that names only the army.
function stateOfArmy(names: Names, group: string, known: ReadonlyMap<string, Ref | null>): Ref | null {
  const army = group === 'government' && !known.has(group) ? (known.get('army') ?? null) : null
  return army === null ? null : names.stateOf(army)
}

/** Whose each kind of force is where the article names one alone; null where it names two. */
function namedForces(source: Source, names: Names): ReadonlyMap<string, Ref | null> {
  const known = new Map<string, Ref | null>()
  source.tokens.forEach((token, i) => {
    if (token.kind !== 'word') return
    for (const group of headsOf.of(token.word)) {
      const ref = ownerAt(source, names, i, group)
      if (ref !== null) known.set(group, known.has(group) && known.get(group) !== ref ? null : ref)
    }
  })
  return known
}

// «الجيش اليمني», «ميليشيات الحوثي», «النظام السوري»: who stands with the word.
function ownerAt({ tokens }: Source, names: Names, i: number, group: string): Ref | null {
  const next = tokens[i + 1]
  const within = names.mentionAt(i)
  const mention = within ?? names.mentionAt(i + 1)
  if (next === undefined) return null
  // «قوات الجيش والحوثيين»: what a letter joins to the word is another side.
  if (within === null && (mention === null ? /^[وف]/.test(next.form) : mention.span[0] !== next.start)) return null
  if (mention !== null && mention.from >= i) {
    const isBody = entityType(names, mention.entity) === 'ORG'
    if (group !== 'government') return isBody ? mention.entity : null
    return isBody || mention.type === 'GPE' ? names.stateOf(mention.entity) : null
  }
  const states = names.nisbaAt(i + 1)
  return states.length === 1 ? states[0]! : null
}
