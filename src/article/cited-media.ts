import { type Entry, lexicon, outletKind } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'
import { bylineParts } from './byline.ts'
import { mayBeginOutlet, words } from './words.ts'

/** A medium found in tokens: with its head noun, and its name alone. */
export interface Found {
  readonly from: number
  readonly to: number
  /** Token range of the name without «وكالة» and the like. */
  readonly nameFrom: number
  readonly nameTo: number
  /** Folded letters of a clitic on the name itself («لبي بي سي»). */
  readonly skip?: number
}

/** The media that a paragraph names as its source: behind a head noun («صحيفة …») or by a name of the lexicon, beside words of passing on. */
export function mediaCited(tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (t.kind !== 'word') continue
    const head = headAt(t)
    const hit = head !== null ? withHead(tokens, i, head) : bareName(tokens, i)
    if (hit === null) continue
    found.push(...hit)
    i = hit[hit.length - 1]!.to - 1
  }
  return found
}

interface Head {
  readonly noun: string
  readonly clitics: string
}

/** The noun of a medium at a token («وكالة», «لصحيفة»), with the clitics before it; null where it is none. */
export function headAt(token: Token): Head | null {
  const heads = words('credit-head')
  const { form } = token
  if (heads.has(form)) return { noun: form, clitics: '' }
  const c = form[0]
  if (form.length < 5 || (c !== 'ل' && c !== 'و' && c !== 'ب' && c !== 'ف')) return null
  for (let n = 1; n <= 2; n++) if (heads.has(form.slice(n))) return { noun: form.slice(n), clitics: form.slice(0, n) }
  return null
}

const OPEN = new Set(['"', '«', '“', '”', '(', '+', '‘', "'", '»'])
const CLOSE = new Set(['"', '»', '”', '“', ')', '+', '’', "'", '«'])

function withHead(tokens: readonly Token[], i: number, head: Head): Found[] | null {
  const name =
    (/^(?:[وفبك]?ال|لل)/.test(tokens[i]!.form) ? null : quotedAt(tokens, i + 1)) ??
    newsAgency(tokens, i, head) ??
    suffixed(tokens, i, head) ??
    listedAt(tokens, i, i + 1) ??
    plain(tokens, i, head)
  if (name === null) return null
  if (!hasCue(tokens, i, name.to, head.clitics)) return null
  const short = abbreviation(tokens, name.to)
  // «وكالة الأنباء الروسية تاس» is one name and «تاس» another.
  const joined = short[0] !== undefined && short[0].from === name.to && name.nameFrom === i
  return [joined ? { from: i, to: short[0]!.to, nameFrom: i, nameTo: short[0]!.to } : { from: i, ...name }, ...short]
}

type Name = Pick<Found, 'to' | 'nameFrom' | 'nameTo'>

// «صحيفة "…"», «قناة (…)»
function quotedAt(tokens: readonly Token[], i: number): Name | null {
  const open = tokens[i]
  if (open === undefined || open.kind !== 'mark' || !OPEN.has(open.form)) return null
  for (let k = i + 1; k < tokens.length && k <= i + 9; k++)
    if (tokens[k]!.kind === 'mark' && CLOSE.has(tokens[k]!.form) && k > i + 1) return { to: k + 1, nameFrom: i + 1, nameTo: k }
  return null
}

const outletOf = (entries: readonly Entry[]): Entry | undefined => entries.find((e) => outletKind(e) !== null)

// A name of the lexicon, with or without its head noun in it.
function listedAt(tokens: readonly Token[], head: number, i: number): Name | null {
  const hit = lexicon().nameAt(tokens, i, tokens.length)
  if (hit !== null && hit.skip === 0 && outletOf([...hit.full, ...hit.short]) !== undefined)
    return { to: suffixEnd(tokens, hit.to), nameFrom: i, nameTo: hit.to }
  const whole = lexicon().nameAt(tokens, head, tokens.length)
  if (whole === null || whole.to <= i || outletOf([...whole.full, ...whole.short]) === undefined) return null
  return { to: suffixEnd(tokens, whole.to), nameFrom: head, nameTo: whole.to }
}

const suffixEnd = (tokens: readonly Token[], i: number): number => (words('credit-suffix').has(tokens[i]?.form ?? '') ? i + 1 : i)

// «وكالة الأنباء السورية», «وكالة أنباء الشرق الأوسط», «وكالة الأنباء الروسية تاس»
function newsAgency(tokens: readonly Token[], i: number, head: Head): Name | null {
  if (head.noun !== 'وكاله') return null
  const second = tokens[i + 1]?.form
  if (second === 'الانباء' || second === 'الاعلام' || second === 'الاخبار') {
    let to = i + 2
    while (to < i + 5 && isAdjective(tokens[to])) to++
    return { to, nameFrom: i, nameTo: to }
  }
  if (second !== 'انباء') return null
  const marked = quotedAt(tokens, i + 2)
  if (marked !== null) return marked
  const hit = tokens[i + 2] === undefined ? null : lexicon().nameAt(tokens, i + 2, tokens.length)
  const to = hit?.to ?? (tokens[i + 2]?.kind === 'word' ? i + 3 : i + 2)
  return { to, nameFrom: i, nameTo: to }
}

const isAdjective = (t: Token | undefined): boolean =>
  t !== undefined && t.kind === 'word' && t.form.startsWith('ال') && t.form.endsWith('يه') && !words('official').has(t.form)

// «وكالة … للأنباء», «وكالة … الإخبارية»
function suffixed(tokens: readonly Token[], i: number, head: Head): Name | null {
  if (head.noun !== 'وكاله' && head.noun !== 'شبكه' && head.noun !== 'قناه') return null
  for (let k = i + 2; k < tokens.length && k <= i + 4; k++) {
    if (tokens[k - 1]!.kind !== 'word') return null
    if (words('credit-suffix').has(tokens[k]!.form)) {
      const known = listedAt(tokens, i, i + 1)
      return known !== null && known.nameTo <= k + 1
        ? { to: k + 1, nameFrom: known.nameFrom, nameTo: /^(?:لل|ال)/.test(tokens[k]!.form) ? Math.min(known.nameTo, k) : known.nameTo }
        : { to: k + 1, nameFrom: i, nameTo: k + 1 }
    }
  }
  return null
}

// A name the lexicon lacks, after a head that has one: «وكالة …», «صحيفة …»; «قناة» and «موقع» have too many other meanings.
function plain(tokens: readonly Token[], i: number, head: Head): Name | null {
  const t = tokens[i + 1]
  if (
    t === undefined ||
    t.kind !== 'word' ||
    words('credit-open').has(head.noun) ||
    words('generic').has(t.form) ||
    words('official').has(t.form)
  )
    return null
  if (isAdjective(t) || /(يه|ات|تان|تين)$/.test(t.form) || t.form.length < 3) return null
  return { to: i + 2, nameFrom: i + 1, nameTo: i + 2 }
}

// «… الرسمية (إرنا)», «… الروسية تاس»
function abbreviation(tokens: readonly Token[], i: number): Found[] {
  let k = i
  while (k < i + 3 && words('official').has(tokens[k]?.form ?? '')) k++
  const inside = tokens[k]?.form === '(' ? quotedAt(tokens, k) : null
  if (inside !== null && inside.nameTo - inside.nameFrom <= 5 && tokens[inside.nameFrom]!.kind === 'word') {
    const outlet = bylineParts(tokens.slice(inside.nameFrom, inside.nameTo))
    if (outlet.length > 0) return [{ from: inside.nameFrom, to: inside.nameTo, nameFrom: inside.nameFrom, nameTo: inside.nameTo }]
  }
  const hit = tokens[k]?.kind === 'word' ? lexicon().nameAt(tokens, k, tokens.length) : null
  if (hit !== null && hit.skip === 0 && outletOf(hit.full) !== undefined) return [{ from: k, to: hit.to, nameFrom: k, nameTo: hit.to }]
  return []
}

// A lexicon name without a head: «ونقلت رويترز عن», «حسب أ ف ب», «لـ"العربية"»; in brackets at the paragraph's end.
function bareName(tokens: readonly Token[], i: number): Found[] | null {
  const before = tokens[i - 1]
  const quoted = before !== undefined && before.kind === 'mark' && OPEN.has(before.form)
  if (!mayBeginOutlet(tokens[i]!, quoted)) return quoted ? unknownQuoted(tokens, i) : null
  const hit = lexicon().nameAt(tokens, i, tokens.length)
  if (hit === null || hit.skip > 1) return quoted ? unknownQuoted(tokens, i) : null
  // Names that are common words («اليوم», «سبق») stand among the short forms: only quotation marks or a head noun make them papers.
  const named = quoted && (words('credit-quote').has(tokens[i - 2]?.form ?? '') || tokens[i - 2]?.form === 'ل')
  const entries = named ? [...hit.full, ...hit.short] : hit.full
  const outlet = outletOf(entries)
  if (outlet === undefined) return null
  const found = [{ from: i, to: hit.to, nameFrom: i, nameTo: hit.to, skip: hit.skip }]
  if (quoted && before.form === '(' && tokens[hit.to]?.form === ')') return hit.to + 2 >= tokens.length ? found : null
  if (!quoted && entries.some((e) => outletKind(e) === null)) return null
  // «الألمانية», «الشرق الأوسط»: names that mean something else too count only between quotation marks.
  if (!quoted && /^ال/.test(tokens[i]!.form) && (hit.to - i === 1 || outletKind(outlet) !== 'agency')) return null
  return hasCue(tokens, quoted ? i - 1 : i, quoted ? hit.to + 1 : hit.to, hit.skip > 0 ? tokens[i]!.form.slice(0, hit.skip) : '')
    ? found
    : null
}

// «ونقلت "…" عن»: a name between quotation marks after a verb that only passing on has.
function unknownQuoted(tokens: readonly Token[], i: number): Found[] | null {
  const before = tokens[i - 1]
  if (before === undefined || before.kind !== 'mark' || !OPEN.has(before.form) || before.form === '(') return null
  if (!words('credit-quote').has(tokens[i - 2]?.form ?? '')) return null
  const name = quotedAt(tokens, i - 1)
  if (name === null || name.nameTo - name.nameFrom > 5 || !words('credit-after').has(tokens[name.to]?.form ?? '')) return null
  return [{ from: name.nameFrom, to: name.nameTo, nameFrom: name.nameFrom, nameTo: name.nameTo }]
}

// A word of passing on before the name or right after it, or «لـ» on it.
function hasCue(tokens: readonly Token[], from: number, to: number, clitics: string): boolean {
  if (clitics.includes('ل')) return true
  const cues = words('credit-cue')
  for (let k = from - 1; k >= 0 && k >= from - 5; k--) {
    const { form } = tokens[k]!
    if (cues.has(form)) return true
    if (form === 'ل' || form === 'لـ') return true
    if (form === '.' || form === '؟') break
  }
  const after = words('credit-after')
  for (let k = to, seen = 0; k < tokens.length && seen < 4; k++) {
    if (tokens[k]!.kind === 'mark') continue
    if (after.has(tokens[k]!.form)) return true
    seen++
  }
  return false
}
