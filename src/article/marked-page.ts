import type { BlockKind, Page } from '../page/page.ts'
import { isDateLine } from './byline.ts'
import type { PageLine } from './page-line.ts'
import { isOwnWords } from './paragraph.ts'

const NEAR = 3
const SAMPLE = 20_000

/**
 * Whether the page is written in another script and its markup names a body: the rules of Arabic running text then say nothing, and its lines are
 * what the markup says.
 */
export function isMarkedForeign(page: Page, lines: readonly PageLine[]): boolean {
  if (!page.hints.some((h) => h.kind === 'body')) return false
  let arabic = 0
  let letters = 0
  for (const line of lines) {
    if (letters > SAMPLE) break
    if (line.hint?.kind !== 'body') continue
    letters += line.text.length
    for (let i = 0; i < line.text.length; i++) {
      const code = line.text.charCodeAt(i)
      if (code >= 0x620 && code <= 0x6ff) arabic++
    }
  }
  return arabic * 10 < letters
}

/** Kinds of the lines by markup alone, save for the site's own words; `title` is the headline's line. */
export function markedKinds(lines: readonly PageLine[]): { readonly kinds: BlockKind[]; readonly title: number | null } {
  const kinds = lines.map((line): BlockKind => {
    const kind = line.hint?.kind ?? 'boilerplate'
    if (kind !== 'body') return kind
    if (isOwnWords(line)) return 'boilerplate'
    const cue = line.cue?.kind
    if ((cue === 'related' || cue === 'tags') && line.cue!.where !== 'any' && line.words <= 8 && !line.terminal) return cue
    return 'body'
  })
  const title = kinds.indexOf('title')
  const first = kinds.indexOf('body')
  const last = kinds.lastIndexOf('body')
  // A date alone by the headline, at the text's beginning or right after its end is the article's, whatever its box is called.
  lines.forEach((line, i) => {
    const near = (i >= Math.max(0, title - NEAR) && i <= first + 1) || (i > last && i <= last + NEAR)
    if (near && line.stamp !== null && kinds[i] !== 'title' && kinds[i] !== 'related' && isDateLine(line)) kinds[i] = 'byline'
  })
  return { kinds, title: title < 0 ? null : title }
}
