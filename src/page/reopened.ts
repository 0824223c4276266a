import { markupPage } from './content.ts'
import { decodePage } from './decode.ts'
import type { Page } from './page.ts'
import { plainPage } from './plain-page.ts'
import { recordPage } from './record.ts'

/**
 * The text that opening a page's bytes decides now, by the encoding that was found and what its collector knew: of a saved page and of a JSON
 * record. Null where the bytes alone do not say: a feed's entry, a reading taken in without its page, bytes that are no text.
 */
export function reopenedText({
  source,
  bytes,
  media,
  encoding,
  collected,
}: Pick<Page, 'source' | 'bytes' | 'media' | 'encoding' | 'collected'>): string | null {
  if (media === 'xml' || media === 'reading') return null
  try {
    const decoded = decodePage(source, bytes, encoding)
    if (media === 'json' || (media === 'html' && decoded.opening.trimStart().startsWith('{'))) return recordPage(source, decoded.text).text
    return (media === 'html' ? markupPage : plainPage)(source, bytes, decoded, collected).text
  } catch {
    return null
  }
}
