import { orderByNamedDays, type Stamp } from '../calendar/calendar.ts'
import type { BlockKind, Message, Page, Stated } from '../page/page.ts'
import { evidence } from '../text/text.ts'
import type { Published } from './article.ts'
import type { PageLine } from './page-line.ts'

/**
 * The page's own date: a labelled one («نشر في …») before any other date line of the article's head or foot that agrees with the metadata, a date
 * of change only where there is no other; then what the page's metadata states; then what its collector knew (`why`: `meta`).
 */
export function findPublished(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[], messages: Message[]): Published | null {
  const titles = lines.filter((_, i) => kinds[i] === 'title').map((l) => l.index)
  const after = titles.length > 0 ? Math.min(...titles) : 0
  const end = storiesBegin(lines, kinds)
  const found: Dated[] = []
  for (const line of lines) {
    if (line.index > end || kinds[line.index - lines[0]!.index] !== 'byline' || line.stamp === null) continue
    const cue = line.cue?.kind
    const rank = cue === 'published' ? 0 : cue === 'updated' ? 3 : line.index < after ? 2 : 1
    found.push({ line, rank })
  }
  found.sort((a, b) => a.rank - b.rank || a.line.index - b.line.index)
  const stated = believed(page)
  const best = stated === null || stated.from === 'time' ? found[0] : agreeing(found, stated, messages)
  if (best !== undefined) {
    const settled = settle(best.line.stamp!, stated, { page, lines, kinds, messages })
    const where = best.line.cue?.kind === 'updated' ? 'date of change' : 'byline'
    if (settled !== null) return { ...settled, why: `${where}: ${settled.why}` }
  }
  if (stated !== null) return { span: null, value: stated.value, why: stated.from }
  const collected = page.collected.published
  const header =
    page.media === 'html' && collected === undefined
      ? lines.find((l) => l.stamp !== null && l.index < after && kinds[l.index - lines[0]!.index] !== 'related')
      : undefined
  const atHead = header === undefined ? null : settle(header.stamp!, null, { page, lines, kinds, messages })
  if (atHead !== null) {
    const { start, end: to } = header!.stamp!
    messages.push({
      rule: 'date-from-page-head',
      span: [start, to],
      detail: 'no date by the article: the one at the page’s head is taken',
    })
    return { ...atHead, why: `page head: ${atHead.why}` }
  }
  return collected === undefined ? null : { span: null, value: isoMinute(collected), why: 'meta' }
}

/** Where a date line stands, and who is told what it leaves open. */
interface Around {
  readonly page: Page
  readonly lines: readonly PageLine[]
  readonly kinds: readonly BlockKind[]
  readonly messages: Message[]
}

/**
 * A date line's value, its day and month as the metadata or the collector has them where one of the two readings is theirs; where the line could be
 * read both ways and nothing on the page shows which, a message and null.
 */
function settle(stamp: Stamp, stated: Stated | null, { page, lines, kinds, messages }: Around): Published | null {
  const span = evidence(page.text, stamp.start, stamp.end)
  const collected = page.collected.published
  const others = stated !== null ? [stated] : collected === undefined ? [] : [{ from: 'the collector', value: collected }]
  for (const { from, value } of others) {
    if (isSwapped(stamp.value, value))
      return { span, value: value.slice(0, 10) + stamp.value.slice(10), why: `day and month as ${from} has them` }
    if (stamp.custom && isNear(stamp.value, value)) return { span, value: stamp.value, why: `day and month as ${from} has them` }
  }
  if (stamp.custom === undefined) return { span, value: stamp.value, why: stamp.why }
  const texts = lines.filter((_, i) => kinds[i] === 'title' || kinds[i] === 'body').map((l) => l.whole)
  const order = orderByNamedDays(stamp.value, texts)
  if (order === null) {
    messages.push({
      rule: 'date-ambiguous',
      span: [stamp.start, stamp.end],
      detail: `«${page.text.slice(stamp.start, stamp.end)}» can be read day first and month first, and nothing on the page shows which`,
    })
    return null
  }
  return { span, value: order.first === 'day' ? stamp.value : swap(stamp.value), why: order.why }
}

// «2017-06-09T10:00» for «2017-09-06T10:00».
const swap = (value: string): string => `${value.slice(0, 5)}${value.slice(8, 10)}-${value.slice(5, 7)}${value.slice(10)}`

/** The date that a second article's own lines state; what the page's metadata and collector say is the main article's. */
export function findOwnDate(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[], messages: Message[]): Published | null {
  const dated = lines.filter((l, i) => kinds[i] === 'byline' && l.stamp !== null)
  const line = dated.find((l) => l.cue?.kind === 'published') ?? dated[0]
  if (line === undefined) return null
  const { published: _, ...collected } = page.collected
  const settled = settle(line.stamp!, null, { page: { ...page, collected }, lines, kinds, messages })
  return settled === null ? null : { ...settled, why: `byline: ${settled.why}` }
}

interface Dated {
  readonly line: PageLine
  /** 0 labelled as published, 1 after the headline, 2 before it, 3 a date of change. */
  readonly rank: number
}

/**
 * The date that the metadata states first. `time` elements stand on teasers too: they count only where they agree on the day.
 */
function believed(page: Page): Stated | null {
  const all = page.stated.filter((s) => s.field === 'published')
  const first = all[0]
  if (first === undefined) return null
  if (first.from === 'time' && all.some((s) => s.from === 'time' && s.value.slice(0, 10) !== first.value.slice(0, 10))) return null
  return first
}

/**
 * The date line that means the day the metadata states (a day off is another zone's clock). A labelled one is believed even where it differs;
 * any other that differs is a teaser's or a comment's.
 */
function agreeing(found: readonly Dated[], stated: Stated, messages: Message[]): Dated | undefined {
  const best = found.find(({ line }) => isNear(line.stamp!.value, stated.value) || isSwapped(line.stamp!.value, stated.value))
  if (best !== undefined || found[0] === undefined) return best
  const { stamp } = found[0].line
  const labelled = found[0].rank === 0
  messages.push({
    rule: 'date-disagrees',
    span: [stamp!.start, stamp!.end],
    detail: `the text says ${stamp!.value}, ${stated.from} says ${stated.value}; ${labelled ? 'the labelled line' : 'the metadata'} is believed`,
  })
  return labelled ? found[0] : undefined
}

const isNear = (a: string, b: string): boolean => Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) <= 86_400_000

// «06/01/2020» read as the sixth of January where the metadata has the first of June.
const isSwapped = (text: string, stated: string): boolean =>
  text.slice(0, 10) !== stated.slice(0, 10) &&
  text.slice(0, 5) === stated.slice(0, 5) &&
  text.slice(5, 7) === stated.slice(8, 10) &&
  text.slice(8, 10) === stated.slice(5, 7)

// «2018-02-18T21:35:43+04:00» cut to the minute; the zone is left out as in the text's own dates.
const isoMinute = (value: string): string =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.exec(value)?.[0].replace(' ', 'T') ?? /^\d{4}(-\d\d(-\d\d)?)?/.exec(value)?.[0] ?? value

// Where the other stories after the body begin: no date from there on is the article's.
function storiesBegin(lines: readonly PageLine[], kinds: readonly BlockKind[]): number {
  const last = kinds.lastIndexOf('body')
  const found = kinds.findIndex((k, i) => i > last && k === 'related')
  return found < 0 ? Number.POSITIVE_INFINITY : lines[found]!.index
}
