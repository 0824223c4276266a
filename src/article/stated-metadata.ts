import type { BlockKind, Page, Stated } from '../page/page.ts'
import { evidence, type Span } from '../text/text.ts'
import type { PageLine } from './page-line.ts'

/** A value of the page's metadata: `span` where the text says it, else null; `why` names what stated it, `meta` the page's collector. */
export interface StatedValue {
  readonly span: Span | null
  readonly value: string
  readonly why: string
}

/** What a page states of its article beside title, outlet and date of publication. */
export interface StatedMetadata {
  /** The headline as the metadata has it. */
  readonly title: StatedValue | null
  readonly standfirst: StatedValue | null
  readonly author: StatedValue | null
  readonly section: StatedValue | null
  readonly modified: StatedValue | null
  /** The canonical address. */
  readonly url: StatedValue | null
  readonly language: StatedValue | null
}

/** The values believed: what the metadata states first, then the byline's words, then what the page's collector knew. */
export function findMetadata(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): StatedMetadata {
  const stated = (field: Stated['field']): StatedValue | null => {
    const found = page.stated.find((s) => s.field === field && (field !== 'author' || isName(s.value)))
    return found === undefined ? null : { span: null, value: found.value, why: found.from }
  }
  const known = (value: string | undefined): StatedValue | null => (value === undefined ? null : { span: null, value, why: 'meta' })
  const { collected } = page
  return {
    title: stated('title') ?? known(collected.title),
    standfirst: stated('standfirst'),
    author: stated('author') ?? bylineAuthor(page, lines, kinds) ?? known(collected.author),
    section: stated('section'),
    modified: stated('modified'),
    url: stated('url') ?? known(collected.url),
    language: stated('language'),
  }
}

// Some sites state the author's page instead of a name.
const isName = (value: string): boolean => /\p{L}/u.test(value) && !/^https?:|^\/|@/.test(value)

const LEAST = 2
const MOST = 5

// «بقلم: سامر نوفل», «كتب - سامر نوفل»: words alone up to the next mark.
function bylineAuthor(page: Page, lines: readonly PageLine[], kinds: readonly BlockKind[]): StatedValue | null {
  for (let i = 0; i < lines.length; i++) {
    const { cue, tokens, stamp } = lines[i]!
    if (kinds[i] !== 'byline' || cue?.kind !== 'byline') continue
    let from = cue.to
    while (tokens[from]?.kind === 'mark') from++
    let to = from
    while (tokens[to]?.kind === 'word' && (stamp === null || tokens[to]!.start < stamp.start)) to++
    if (to - from < LEAST || to - from > MOST) continue
    const span = evidence(page.text, tokens[from]!.start, tokens[to - 1]!.end)
    return { span, value: page.text.slice(...span), why: 'byline' }
  }
  return null
}
