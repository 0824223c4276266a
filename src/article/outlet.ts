import { type Entry, lexicon, outletKind, outletNamed, phraseWords } from '../lexicon/lexicon.ts'
import type { BlockKind, Page } from '../page/page.ts'
import { evidence, type Span, type Token, tokenize, tokenizeLine } from '../text/text.ts'
import type { Outlet } from './article.ts'
import { type BylinePart, bylineParts } from './byline.ts'
import { dateline } from './dateline.ts'
import type { PageLine } from './page-line.ts'
import { words } from './words.ts'

/**
 * Who publishes the page, as it stands in the text: in the byline, in the site's own words («جميع الحقوق محفوظة لـ…», «تطبيق … على»), in the
 * text's opening, or, where the collector or the page's address knows it, wherever the text names it. Without any of these what the
 * metadata or the collector says, with no span.
 */
export function findOutlet(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Outlet | null {
  const foot = lines.filter((_, i) => kinds[i] === 'boilerplate')
  return (
    statedOutlet(page, lines, kinds) ??
    fromByline(page, lines, kinds, foot) ??
    fromOwnWords(page, foot) ??
    fromOwnBlock(page, lines, kinds) ??
    fromDateline(page, lines, kinds) ??
    fromOutside(page, lines, kinds)
  )
}

/** What the page's own metadata says, with the place where the text says it too. */
export function statedOutlet(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Outlet | null {
  const stated = page.stated.find((s) => s.field === 'outlet')
  if (stated === undefined || !/\p{L}/u.test(stated.value) || stated.value.length > 60) return null
  for (let i = 0; i < lines.length; i++) {
    if (kinds[i] !== 'byline' && kinds[i] !== 'boilerplate') continue
    const at = page.text.slice(lines[i]!.span[0], lines[i]!.span[1]).indexOf(stated.value)
    if (at < 0) continue
    const start = lines[i]!.span[0] + at
    return { span: evidence(page.text, start, start + stated.value.length), name: stated.value, why: stated.from }
  }
  return { span: null, name: outletNamed(stated.value)?.ar ?? stated.value, why: stated.from }
}

function outletAt(page: Page, tokens: readonly Token[], from: number, to: number, why: string): Outlet {
  const span: Span = evidence(page.text, tokens[from]!.start, tokens[to - 1]!.end)
  return { span, name: page.text.slice(span[0], span[1]), why }
}

function fromByline(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[], foot: readonly PageLine[]): Outlet | null {
  let best: { line: PageLine; part: BylinePart; rank: number } | null = null
  lines.forEach((line, i) => {
    if (kinds[i] !== 'byline' || line.cue?.kind === 'source') return
    const parts = bylineParts(line.tokens)
    for (const part of parts) {
      if (line.stamp !== null && line.tokens[part.from]!.start >= line.stamp.start && line.tokens[part.to - 1]!.end <= line.stamp.end)
        continue
      const rank = rankOf(line, part, parts, foot)
      if (rank < 9 && (best === null || rank < best.rank)) best = { line, part, rank }
    }
  })
  if (best === null) return null
  const { line, part, rank } = best as { line: PageLine; part: BylinePart; rank: number }
  const full = rank === 2 ? fullName(page, line.tokens.slice(part.from, part.to), foot) : null
  let to = part.from
  while (to < part.to && line.tokens[to]!.kind === 'word' && (to === part.from || !words('outlet-stop').has(line.tokens[to]!.form))) to++
  return full ?? outletAt(page, line.tokens, part.from, part.entry !== null || to === part.from ? part.to : to, 'byline')
}

// «الرافد» of the byline is «قناة الرافد الفضائية» in the site's own words.
function fullName(page: Page, own: readonly Token[], foot: readonly PageLine[]): Outlet | null {
  for (const { tokens } of foot)
    for (let i = 1; i < tokens.length; i++) {
      if (!words('outlet-head').has(tokens[i - 1]!.form) || words('outlet-verb').has(tokens[i - 1]!.form)) continue
      if (!own.every((t, k) => tokens[i + k]?.form === t.form)) continue
      let to = i + own.length
      while (to < tokens.length && tokens[to]!.kind === 'word' && !words('outlet-stop').has(tokens[to]!.form) && to < i + 5) to++
      return outletAt(page, tokens, i - 1, to, 'byline and the site’s own words')
    }
  return null
}

// 0 is the surest; 9 is no outlet.
function rankOf(line: PageLine, part: BylinePart, parts: readonly BylinePart[], foot: readonly PageLine[]): number {
  if (part.kind === 'outlet') return part.entry !== null ? 0 : 1
  if (part.kind !== 'unknown') return 9
  const own = line.tokens.slice(part.from, part.to).filter((t) => t.kind === 'word')
  if (own.length === 0 || own.length > 4) return 9
  const key = own.map((t) => t.form).join(' ')
  if (
    foot.some(
      (l) => (' ' + l.key).includes(' ' + key + ' ') || (' ' + l.key).includes('ل' + key + ' ') || (' ' + l.key).includes('ب' + key + ' '),
    )
  )
    return 2
  const place = parts.some((p) => p !== part && (p.kind === 'place' || p.kind === 'agency' || p.kind === 'desk'))
  if (part.quoted && (place || parts.length === 1)) return 1
  if (own.length === 2 && words('outlet-tail').has(own[1]!.form) && (place || line.stamp !== null)) return 4
  if (own.length === 1 && own[0]!.form.startsWith('ال') && own[0]!.form.length > 4 && place) return 3
  return 9
}

// «جميع الحقوق محفوظة © 2024 شركة X», «حمّل تطبيق X من», «تابعوا X على», «© X 2022», «للاشتراك بجريدة X»
function fromOwnWords(page: Page, foot: readonly PageLine[]): Outlet | null {
  for (const line of foot) {
    const { tokens } = line
    for (let i = 0; i < tokens.length; i++) {
      const start = ownNameStart(tokens, i)
      if (start < 0) continue
      let to = start
      while (
        to < tokens.length &&
        to < start + 5 &&
        tokens[to]!.kind === 'word' &&
        !words('outlet-stop').has(tokens[to]!.form) &&
        !tokens[to]!.form.startsWith('لل')
      )
        to++
      if (
        to === start ||
        (to - start === 1 &&
          !/^(ال.{3}|[a-z]{3})/.test(tokens[start]!.form) &&
          lexicon()
            .nameAt(tokens, start, to)
            ?.full.some((e) => outletKind(e) !== null) !== true)
      )
        continue
      return outletAt(page, tokens, start, to, 'the site’s own words')
    }
  }
  return null
}

function ownNameStart(tokens: readonly Token[], i: number): number {
  const t = tokens[i]!
  const heads = words('outlet-head')
  if (t.form === '©' || (t.form === 'محفوظه' && i > 0)) {
    let k = i + 1
    while (k < tokens.length && (tokens[k]!.kind !== 'word' || tokens[k]!.form === 'ل')) k++
    if (k < tokens.length && tokens[k]!.form === '©') return -1
    const first = tokens[k]?.form ?? ''
    if (first.startsWith('لمصدر')) return -1
    return heads.has(first) || heads.has(first.replace(/^ل/, '')) ? k + 1 : k < tokens.length ? k : -1
  }
  if (t.kind !== 'word') return -1
  if (tokens.length > 30 && !words('outlet-verb').has(t.form)) return -1
  const bare = t.form.replace(/^(وب|[لبو])/, '')
  return heads.has(t.form) || heads.has(bare) ? i + 1 : -1
}

// The site's own related block signs its teasers: «X» (place), again and again.
function fromOwnBlock(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Outlet | null {
  const counts = new Map<string, { line: PageLine; part: BylinePart; n: number }>()
  lines.forEach((line, i) => {
    if (kinds[i] !== 'related' || line.words > 7) return
    const parts = bylineParts(line.tokens)
    const part = parts.find((p) => p.kind === 'outlet' && (p.quoted || parts.some((x) => x.kind === 'place')))
    if (part === undefined) return
    const key = line.tokens
      .slice(part.from, part.to)
      .map((t) => t.form)
      .join(' ')
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { line, part, n: 1 })
    else known.n++
  })
  for (const { line, part, n } of counts.values())
    if (n >= 2) return outletAt(page, line.tokens, part.from, part.to, 'signs the site’s own teasers')
  return null
}

function fromDateline(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Outlet | null {
  const first = lines.find((_, i) => kinds[i] === 'body')
  if (first === undefined) return null
  const tokens = tokenize(page.text, first.span[0], Math.min(first.span[1], first.span[0] + 120))
  const found = dateline(tokens) ?? ownOpening(tokens)
  return found === null ? null : outletAt(page, tokens, found.from, found.to, 'the text’s opening')
}

// «X نيوز :- بلغت …»
function ownOpening(tokens: readonly Token[]): { from: number; to: number } | null {
  for (let i = 1; i < 5 && i + 1 < tokens.length; i++) {
    if (tokens[i]!.kind === 'word') continue
    return tokens[i]!.form === ':' && tokens[i + 1]!.form === '-' ? { from: 0, to: i } : null
  }
  return null
}

function fromOutside(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Outlet | null {
  const stated = page.stated.find((s) => s.field === 'outlet')?.value
  const known = page.collected.outlet ?? stated
  if (known === undefined) return null
  const entry = outletNamed(known)
  if (entry !== null)
    for (let i = 0; i < lines.length; i++) {
      if (kinds[i] !== 'body' && kinds[i] !== 'boilerplate') continue
      const at = placeOf(page, lines[i]!, entry)
      if (at !== null) return { span: at, name: page.text.slice(at[0], at[1]), why: 'named in the text, known from outside' }
    }
  return { span: null, name: entry?.ar ?? known, why: page.collected.outlet === undefined ? 'metadata' : 'meta' }
}

function placeOf(page: Page, line: PageLine, entry: Entry): Span | null {
  const tokens = tokenizeLine(page.text, line.span[0], line.span[1])
  const openers = openersOf(entry)
  for (let i = 0; i < tokens.length; i++) {
    const { kind, form } = tokens[i]!
    // Every line of the page is looked through: a word that cannot open one of the outlet's names need not be asked for.
    if (kind !== 'word' || !openers.some((o) => form.endsWith(o))) continue
    const hit = lexicon().nameAt(tokens, i, tokens.length)
    if (hit === null || ![...hit.full, ...hit.short].includes(entry)) continue
    return evidence(page.text, tokens[i]!.start + hit.skip, tokens[hit.to - 1]!.end)
  }
  return null
}

// First words of an outlet's names, without their article, which «لل» hides.
const openersOf = (entry: Entry): string[] => [
  ...new Set([entry.ar, ...entry.forms, ...entry.short].map((form) => phraseWords(form)[0]!.replace(/^ال(?=..)/, ''))),
]
