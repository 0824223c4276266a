import { createHash } from 'node:crypto'
import type { Decoded } from './decode.ts'
import type { Collected, LineHint, Message, Page } from './page.ts'

/** Hex SHA-256 of bytes. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What became of the decoding that a reader of the page should know: characters that could not be decoded. */
export function decodingMessages(decoded: Decoded): Message[] {
  if (decoded.broken === 0) return []
  const at = decoded.text.indexOf('\ufffd')
  return [
    {
      rule: 'undecodable',
      span: at < 0 ? null : [at, at + 1],
      detail: `${decoded.broken} places are no valid ${decoded.encoding}; each stands as U+FFFD`,
    },
  ]
}

/** A page of plain text: its text is exactly the decoded characters, U+0000 excepted, which no database keeps and becomes U+FFFD. */
export function plainPage(source: string, bytes: Uint8Array, decoded: Decoded, collected: Collected): Page {
  const nul = decoded.text.includes('\0')
  const page = unreadPage(source, bytes, decoded, collected)
  if (!nul) return { ...page, text: decoded.text }
  const messages = [...page.messages, { rule: 'nul', span: null, detail: 'NUL characters stand as U+FFFD' }]
  return { ...page, text: decoded.text.replaceAll('\0', '\ufffd'), messages }
}

/** A page as found whose text is still to be decided. */
export const unreadPage = (source: string, bytes: Uint8Array, decoded: Decoded, collected: Collected): Page => ({
  source,
  sha256: sha256(bytes),
  bytes,
  media: 'text',
  encoding: decoded.encoding,
  text: '',
  collected,
  hints: [],
  stated: [],
  messages: decodingMessages(decoded),
})

/** One hint that makes the text's first line the title, and empty ones for the other non-blank lines. */
export function titleHints(text: string): LineHint[] {
  const hints: LineHint[] = []
  let start = 0
  while (start <= text.length) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    if (text.slice(start, end).trim() !== '')
      hints.push({ span: [start, end], kind: hints.length === 0 ? 'title' : null, level: 0, linked: 0 })
    start = end + 1
  }
  return hints
}
