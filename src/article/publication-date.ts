import type { BlockKind, Message, Page } from '../page/page.ts'
import { evidence } from '../text/text.ts'
import type { Published } from './article.ts'
import type { PageLine } from './page-line.ts'

/**
 * The page's own date: a labelled one («نشر في …») before any other date line of the article's head or foot, a date of change only where
 * there is no other; then what the page's metadata states; then what its collector knew (`why`: `meta`).
 */
export function findPublished(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[], messages: Message[]): Published | null {
  const titles = lines.filter((_, i) => kinds[i] === 'title').map((l) => l.index)
  const after = titles.length > 0 ? Math.min(...titles) : 0
  const end = storiesBegin(lines, kinds)
  let best: { line: PageLine; rank: number } | null = null
  for (const line of lines) {
    if (line.stamp === null || kinds[line.index - lines[0]!.index] !== 'byline') continue
    if (line.index > end) continue
    const cue = line.cue?.kind
    const rank = cue === 'published' ? 0 : cue === 'updated' ? 3 : line.index < after ? 2 : 1
    if (best === null || rank < best.rank) best = { line, rank }
  }
  if (best !== null) {
    const { stamp } = best.line
    return {
      span: evidence(page.text, stamp!.start, stamp!.end),
      value: stamp!.value,
      why: `${best.line.cue?.kind === 'updated' ? 'date of change' : 'byline'}: ${stamp!.why}`,
    }
  }
  const stated = page.stated.find((s) => s.field === 'published')
  if (stated !== undefined) return { span: null, value: stated.value, why: stated.from }
  const collected = page.collected.published
  const header =
    page.media === 'html' && collected === undefined
      ? lines.find((l) => l.stamp !== null && l.index < after && kinds[l.index - lines[0]!.index] !== 'related')
      : undefined
  if (header?.stamp != null) {
    messages.push({
      rule: 'date-from-page-head',
      span: [header.stamp.start, header.stamp.end],
      detail: 'no date by the article: the one at the page’s head is taken',
    })
    return {
      span: evidence(page.text, header.stamp.start, header.stamp.end),
      value: header.stamp.value,
      why: `page head: ${header.stamp.why}`,
    }
  }
  return collected === undefined ? null : { span: null, value: isoMinute(collected), why: 'meta' }
}

// «2018-02-18T21:35:43+04:00» cut to the minute; the zone is left out as in the text's own dates.
const isoMinute = (value: string): string =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.exec(value)?.[0].replace(' ', 'T') ?? /^\d{4}(-\d\d(-\d\d)?)?/.exec(value)?.[0] ?? value

// Where the other stories after the body begin: no date from there on is the article's.
function storiesBegin(lines: readonly PageLine[], kinds: readonly BlockKind[]): number {
  const last = kinds.lastIndexOf('body')
  const found = kinds.findIndex((k, i) => i > last && k === 'related')
  return found < 0 ? Number.POSITIVE_INFINITY : lines[found]!.index
}
