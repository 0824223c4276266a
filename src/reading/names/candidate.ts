import { type Entry, lexicon, type NameHit } from '../../lexicon/lexicon.ts'
import type { Quotation, Token } from '../../text/text.ts'
import type { Line } from '../source.ts'
import { type Composite, compositeAt } from './composites.ts'
import { goesOnWithAPlace } from './fits.ts'
import { type InstitutionHit, institutionAt } from './institutions.ts'
import { afterPreposition, isMedium, nameContext } from './name-context.ts'
import { isWeekday } from './state-adjective.ts'

/** Something that may be a name: a token range, the entries that bear it in full or for short, or a composed institution. */
export interface Candidate {
  readonly from: number
  readonly to: number
  /** Folded letters of the first token that are clitics. */
  readonly skip: number
  readonly full: readonly Entry[]
  readonly short: readonly Entry[]
  readonly institution: InstitutionHit | null
  readonly composite: Composite | null
}

/** Candidates of a line from left to right, longest first, without overlaps. */
export function candidatesIn(tokens: readonly Token[], { from, to, quotes }: Line): Candidate[] {
  const out: Candidate[] = []
  let i = from
  while (i < to) {
    if (tokens[i]!.kind === 'mark') {
      i++
      continue
    }
    const found = nameHit(tokens, i, to, quotes)
    const hit = found !== null && isTreatyOfSeveral(tokens, found) ? null : found
    const institution = institutionAt(tokens, i, to)
    const composite = compositeAt(tokens, i, to)
    if (composite !== null && composite.to > (hit?.to ?? 0) && composite.to > (institution?.to ?? 0)) {
      out.push({ from: i, to: composite.to, skip: composite.skip, full: [], short: [], institution: null, composite })
      i = composite.to
    } else if (institution !== null && (hit === null || institution.to > hit.to)) {
      out.push({ from: i, to: institution.to, skip: institution.skip, full: [], short: [], institution, composite: null })
      i = institution.to
    } else if (hit !== null) {
      out.push({
        from: i,
        to:
          hit.to < to && tokens[hit.to]!.form === 'الدولي' && hit.full[0]?.kind === 'airport'
            ? hit.to + 1
            : closeBrackets(tokens, i, hit.to, to),
        skip: hit.skip,
        full: hit.full,
        short: hit.short,
        institution: null,
        composite: null,
      })
      i = hit.to
    } else i++
  }
  return out
}

// «معاهدة موسكو وبيونغ يانغ» is not the Treaty of Moscow: the towns in it are named.
const isTreatyOfSeveral = (tokens: readonly Token[], { to, full, short }: NameHit): boolean =>
  [...full, ...short].every((e) => e.type === 'DOC') && goesOnWithAPlace(tokens, to)

const OPENERS = new Set(['(', '«', '“', '"'])

const CLOSED = new Set([')', '»', '”', '"'])

// «تنظيم "داعش"»: the quotation marks say that only what stands in them is the name, where that is a name by itself; a person's name
// never runs into a bracket («محمود عباس (أبو مازن)»).
function nameHit(tokens: readonly Token[], i: number, end: number, quotes: readonly Quotation[]): NameHit | null {
  const hit = lexicon().nameAt(tokens, i, end)
  if (hit === null) return null
  const day = statesDay(tokens, hit)
  if (day !== null) return day
  for (let k = hit.from + 1; k < hit.to; k++) {
    // «موقع "واللا" العبري», «"تطويق عفرين" السورية»: the mark that closes opened before the name.
    const before = tokens[hit.from - 1]
    if (
      CLOSED.has(tokens[k]!.form) &&
      ((before?.kind === 'mark' && OPENERS.has(before.form)) || quotes.some((q) => q.open < i && q.closed && q.close === k))
    ) {
      const within = lexicon().nameAt(tokens, i, k)
      if (within !== null && within.to === k) return within
    }
    if (!OPENERS.has(tokens[k]!.form)) continue
    const entry = hit.full[0] ?? hit.short[0]
    if (entry?.type === 'PER') return lexicon().nameAt(tokens, i, k)
    const inner = lexicon().nameAt(tokens, k + 1, end)
    const same = (entries: readonly Entry[]): boolean => entries.some((e) => hit.full.includes(e) || hit.short.includes(e))
    if (inner !== null && (same(inner.full) || same(inner.short))) return lexicon().nameAt(tokens, i, k)
  }
  return hit
}

// «هاجمت إسرائيل اليوم الاثنين», «في فلسطين اليوم»: a state and a day, no paper of that name, unless a noun for one, a mark or «قالت» calls for it.
function statesDay(tokens: readonly Token[], hit: NameHit): NameHit | null {
  if (hit.to !== hit.from + 2 || hit.skip > 0 || tokens[hit.to - 1]!.form !== 'اليوم' || !isMedium(hit.full[0] ?? hit.short[0]!))
    return null
  const state = lexicon().nameAt(tokens, hit.from, hit.to - 1)
  if (state === null || !state.full.some((e) => e.kind === 'state')) return null
  const before = tokens[hit.from - 1]
  if (before?.kind === 'mark' || nameContext(tokens, hit.from).calls(hit.full[0] ?? hit.short[0]!)) return null
  return isWeekday(tokens[hit.to]?.form ?? '') || afterPreposition(tokens, hit.from) ? state : null
}

const CLOSERS = new Map([
  ['(', ')'],
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
])

// «منظمة (معاهدة الأمن الجماعي)»: a bracket opened inside a name is closed inside it.
function closeBrackets(tokens: readonly Token[], from: number, to: number, end: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const closer = CLOSERS.get(tokens[i]!.form)
    if (closer !== undefined && to < end && tokens[to]!.form === closer) return to + 1
  }
  return to
}
