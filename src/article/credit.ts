import type { BlockKind, Page } from '../page/page.ts'
import { evidence, skipFolded, type Token, tokenize } from '../text/text.ts'
import type { Credit } from './article.ts'
import { bylineParts } from './byline.ts'
import { type Found, headAt, mediaCited } from './cited-media.ts'
import { datelineAgency } from './dateline.ts'
import type { PageLine } from './page-line.ts'
import { words } from './words.ts'

/**
 * Agencies, papers, channels and sites that the article names as its source: in its byline («موسكو - رويترز»), after «المصدر:», in its text
 * («وفق ما ذكرت وكالة …», «لصحيفة "…"», «ونقلت رويترز عن»), in brackets at a paragraph's end. Picture credits are none. Each name once.
 */
export function findCredits(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): Credit[] {
  const credits: Credit[] = []
  const seen = new Set<string>()
  const add = (tokens: readonly Token[], f: Found): void => {
    const span = spanOf(page.text, tokens, f.from, f.to, f.skip)
    const nameSpan = spanOf(page.text, tokens, f.nameFrom, f.nameTo, f.skip)
    const key = keyOf(tokens, f.nameFrom, f.nameTo, f.skip)
    if (key === '' || seen.has(key)) return
    seen.add(key)
    credits.push({ span, name: page.text.slice(nameSpan[0], nameSpan[1]) })
  }
  let first = true
  lines.forEach((line, i) => {
    const kind = kinds[i]
    if (kind === 'byline') for (const f of inByline(line)) add(line.tokens, f)
    else if (kind === 'boilerplate' && line.cue !== null) for (const f of afterSource(line)) add(line.tokens, f)
    else if (kind === 'body') {
      const tokens = line.whole
      const agency = first ? datelineAgency(tokens) : null
      if (agency !== null) add(tokens, { from: agency.from, to: agency.to, nameFrom: agency.from, nameTo: agency.to })
      first = false
      for (const f of mediaCited(tokens)) add(tokens, f)
    } else if (kind === 'related' && line.text.length > 200) {
      const glued = gluedSource(page.text, line)
      if (glued !== null) add(glued, { from: 0, to: glued.length, nameFrom: 0, nameTo: glued.length })
    }
  })
  return credits
}

const spanOf = (text: string, tokens: readonly Token[], from: number, to: number, skip = 0): ReturnType<typeof evidence> => {
  const first = tokens[from]!
  const start = skip > 0 ? skipFolded(text, first.start, skip) : first.start + cliticsOf(first)
  return evidence(text, start, tokens[to - 1]!.end)
}

// «لوكالة», «وصحيفة»: the span begins after the clitics of a head noun.
const cliticsOf = (token: Token): number => (token.kind === 'word' ? (headAt(token)?.clitics.length ?? 0) : 0)

const keyOf = (tokens: readonly Token[], from: number, to: number, skip = 0): string =>
  tokens
    .slice(from, to)
    .filter((t) => t.kind !== 'mark')
    .map((t, i) => ({ form: i === 0 ? t.form.slice(skip) : t.form }))
    .map((t) => (t.form.length > 4 && t.form.startsWith('ال') ? t.form.slice(2) : t.form))
    .join(' ')

function inByline(line: PageLine): Found[] {
  const parts = bylineParts(line.tokens)
  const source = line.cue?.kind === 'source'
  const from = source ? line.cue!.to : 0
  return parts
    .filter(
      (p) => p.from >= from && (p.kind === 'agency' || (source && (p.kind === 'outlet' || (p.kind === 'unknown' && p.to - p.from <= 4)))),
    )
    .filter((p) => !(source && parts.length > 2 && p.to - p.from === 1 && line.tokens[p.from]!.form === 'وكالات'))
    .map((p) => ({ from: p.from, to: p.to, nameFrom: p.from, nameTo: p.to }))
}

// «… لمصدر الخبر الوطن وتحت …»: an aggregator's note naming whose text it prints.
function afterSource(line: PageLine): Found[] {
  const { tokens } = line
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (!tokens[i]!.form.endsWith('مصدر') || tokens[i + 1]!.form !== 'الخبر') continue
    let to = i + 2
    while (to < tokens.length && to < i + 6 && tokens[to]!.kind === 'word' && !words('outlet-stop').has(tokens[to]!.form)) to++
    if (to > i + 2) return [{ from: i + 2, to, nameFrom: i + 2, nameTo: to }]
  }
  return []
}

// «…المصدر: X» stuck to the end of a long line of related headlines and tags: the source of the article above it.
function gluedSource(text: string, line: PageLine): Token[] | null {
  const own = text.slice(line.span[0], line.span[1])
  const at = own.lastIndexOf('المصدر:')
  if (at < 0 || own.length - at > 60) return null
  const name = tokenize(text, line.span[0] + at + 7, line.span[1]).filter((t) => t.kind !== 'mark')
  return name.length > 0 && name.length <= 4 ? name : null
}
