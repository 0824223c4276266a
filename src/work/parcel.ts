import { createHash } from 'node:crypto'
import { packRecord, unpackRecord } from '../ledger/ledger.ts'
import type { Page } from '../page/page.ts'

/** A page as it travels: what its opening decided and its bytes as found, in the journal's own format. */
export interface Parcel {
  /** Content hash of the message: the same page from the same place is the same message. */
  readonly id: string
  readonly bytes: Uint8Array
}

/** Packs a page for a message. */
export async function pack(page: Page): Promise<Parcel> {
  const { media, encoding, text, hints, stated, messages, source, collected } = page
  const opened = { media, encoding, text, hints, stated, messages }
  const bytes = await packRecord({ kind: 'page', page: page.sha256, source, collected, when: '', opened, bytes: page.bytes })
  const id = createHash('sha256')
    .update(JSON.stringify([page.sha256, source, collected]))
    .digest('hex')
  return { id, bytes }
}

// A page may have 16 MiB; its text, what is said of its lines and the packing take no more than three times as much again.
const LARGEST = { page: 16 * 1024 * 1024, unpacked: 64 * 1024 * 1024 }

/**
 * The page of a message.
 * @throws Error where the message is no page: not whole, too large, or not of this version's form.
 */
export async function unpack(bytes: Uint8Array): Promise<Page> {
  const entry = await unpackRecord(bytes, LARGEST.unpacked).catch((cause: NodeJS.ErrnoException) => {
    const large = cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new Error(large ? `the message unpacks to more than ${LARGEST.unpacked} bytes` : 'the message is no page', { cause })
  })
  const { page, source, collected, opened } = entry
  if (entry.bytes.length > LARGEST.page) throw new Error(`${entry.bytes.length} bytes; a page may have ${LARGEST.page}`)
  if (opened === null || createHash('sha256').update(entry.bytes).digest('hex') !== page)
    throw new Error('the message’s bytes are not those it names')
  return { source, sha256: page, bytes: entry.bytes, collected, ...opened }
}
