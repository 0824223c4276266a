import { pagesOf } from './content.ts'
import { asUnreadable } from './failure.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import type { Collected, Page } from './page.ts'
import { Unreadable } from './trouble.ts'

/** Opens bytes that somebody hands over, pasted or out of a file of theirs, under a name of their own, with what he knows of them. What cannot be read comes as an `Unreadable`. */
export async function* openGiven(
  source: string,
  bytes: Uint8Array,
  collected: Collected = {},
  options: OpenOptions = {},
): AsyncGenerator<Page | Unreadable> {
  const limit = limitOf(options)
  if (bytes.length > limit) {
    yield new Unreadable(source, `${bytes.length} bytes; a page may have ${limit}`)
    return
  }
  try {
    yield* pagesOf(source, bytes, collected, options)
  } catch (error) {
    yield asUnreadable(source, error)
  }
}
