import { sha256 } from './checksum.ts'
import type { Entry } from './record.ts'

/** Whether a record's bytes are its page's: they have its hash, or, of a reading that was loaded without its page, they name the page and tell its text. */
export function bytesFit({ page, opened, bytes }: Pick<Entry, 'page' | 'opened' | 'bytes'>): boolean {
  if (opened?.media !== 'reading') return sha256(bytes) === page
  try {
    const reading = JSON.parse(Buffer.from(bytes).toString('utf8')) as Readonly<Record<string, unknown>> | null
    return reading?.sha256 === page && reading.text === opened.text
  } catch {
    return false
  }
}
