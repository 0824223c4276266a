import type { BlockKind } from '../page/page.ts'
import { isByline, isDateLine } from './byline.ts'
import { isCaption } from './caption.ts'
import { isSourceLine } from './noise.ts'
import type { PageLine } from './page-line.ts'
import { isOwnWords, isParagraph } from './paragraph.ts'

/**
 * Kind of a line by its markup, corrected by its own words: what the markup takes for body may be a date, a picture's credit, a list of tags,
 * a sharing button that stands in the same box.
 */
export function markedKind(line: PageLine): BlockKind | null {
  const kind = line.hint?.kind ?? null
  // Boxes of scraps after the text are the site's own, but for the line that names whose news it is.
  if (kind === 'boilerplate' && isSourceLine(line)) return 'byline'
  if (kind !== 'body') return kind
  if (isOwnWords(line)) return 'boilerplate'
  const cue = line.cue?.kind
  if (cue === 'tags') return 'tags'
  if (cue === 'related' && (!line.terminal || line.text.length < 120)) return 'related'
  if (cue === 'sidebar') return 'boilerplate'
  if (/^(https?:\/\/|www\.)\S+$/.test(line.text)) return 'boilerplate'
  if (/^\s*©/.test(line.text) || (isCaption(line) && line.text.length < 200)) return 'caption'
  if (line.stamp !== null && isDateLine(line) && !isParagraph(line)) return 'byline'
  if (!line.terminal && isByline(line)) return 'byline'
  return 'body'
}

/** Whether a body line by its markup is only a scrap (a button, a label): short, no heading, no sentence. */
export const isScrap = (line: PageLine): boolean =>
  line.hint?.kind === 'body' && line.hint.level === 0 && !line.terminal && line.words <= 3 && !/[:،]$/.test(line.text)
