import { lexicon, phraseWords, Trie } from '../../lexicon/lexicon.ts'
import type { Token } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import { isSpeech, mayBeName } from './framed-names.ts'
import { titleWords } from './title-words.ts'

/** A later mention of somebody by a part of the name. */
interface Surname {
  readonly from: number
  readonly to: number
  readonly skip: number
  readonly ref: Ref
}

/** Mentions of the article's people by the last part of their names, in places where nothing else was found; shared surnames are nobody's. */
export function surnames(source: Source, people: ReadonlyMap<Ref, ReadonlySet<string>>, taken: ReadonlySet<number>): Surname[] {
  if (people.size === 0) return []
  const trie = new Trie<Ref>()
  const firsts = new Map<string, Ref | null>()
  const own = new Set([...people.values()].flatMap((forms) => [...forms].flatMap(shortNames)))
  for (const [ref, forms] of people)
    for (const form of forms) {
      for (const short of shortNames(form)) {
        trie.plant(short, ref)
        // «جعفري» is «الجعفري» to other papers, and the other way round, where nobody else is called so.
        const other = short.startsWith('ال') ? short.slice(2) : `ال${short}`
        if (OF_PLACE.test(short) && !own.has(other)) trie.plant(other, ref)
      }
      const [first, second] = phraseWords(form)
      if (second !== undefined) firsts.set(first!, (firsts.get(first!) ?? ref) === ref ? ref : null)
    }
  const out: Surname[] = []
  for (const line of source.lines)
    for (let i = line.from; i < line.to; i++) {
      if (taken.has(i) || source.tokens[i]!.kind !== 'word') continue
      const ref = i > line.from && isSpeech(source.tokens[i - 1]) ? spokenFirst(source.tokens, i, line.to, firsts) : null
      if (ref !== null) {
        out.push({ from: i, to: i + 1, skip: 0, ref })
        continue
      }
      const hit = trie.longestOnce(source.tokens, i, line.to)
      if (hit === null || hit.values.length !== 1 || source.tokens[i]!.form.length - hit.skip < 3) continue
      if (hit.to === hit.from + 1 && lexicon().isCommon(source.tokens[i]!.form.slice(hit.skip))) continue
      if (lexicon().nisbaAt(source.tokens, i, line.to) !== null) continue
      out.push({ from: hit.from, to: hit.to, skip: hit.skip, ref: hit.values[0]! })
      i = hit.to - 1
    }
  return out
}

// «وقال تشانغ إن» after «تشانغ يه سوي», «وأضاف مارتن»: behind a verb of saying, the first word of one person's name alone.
function spokenFirst(tokens: readonly Token[], i: number, to: number, firsts: ReadonlyMap<string, Ref | null>): Ref | null {
  const ref = firsts.get(tokens[i]!.form)
  const next = i + 1 < to ? tokens[i + 1]! : undefined
  if (ref == null || !mayBeName(tokens[i]!)) return null
  return next === undefined || next.kind === 'mark' || lexicon().isCommon(next.form) || titleWords().is('stop', next.form) ? ref : null
}

/** What a person named in full is called later: the last word, with «بن» or «أبو» the two last, never a bare given name. */
export function shortNames(full: string): string[] {
  const words = phraseWords(full)
  if (words.length < 2) return []
  const last = words[words.length - 1]!
  const before = words[words.length - 2]!
  // «الحمد الله», «نور الدين»: the last word alone names nobody.
  if (LINKS.has(before) || HALVES.has(last)) return words.length > 2 ? [`${before} ${last}`] : []
  const out = [last]
  if (words.length > 2) out.push(`${before} ${last}`)
  return out.filter((w) => w.length > 2)
}

const OF_PLACE = /^\S\S{3,}ي$/

const HALVES = new Set(['الله', 'الدين', 'الاسلام', 'الزمان', 'الحق', 'الابن', 'الاب'])

const LINKS = new Set(['بن', 'ابن', 'ابو', 'ابي', 'ابا', 'ام', 'عبد', 'ال', 'ولد', 'بو', 'دي', 'فان', 'فون', 'اوغلو'])
