import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BadInput, openGiven, type Page, type Unreadable } from '../page/page.ts'
import { takeAll } from './intake.ts'
import { operation } from './operation.ts'

const BYTES = 22 * 1024 * 1024

/** Takes a page that somebody pastes, or hands over as a file's bytes, into the ledger. */
export const paste = operation({
  name: 'paste',
  summary: 'Take a pasted page into the ledger',
  writes: true,
  input: z.object({
    text: z.string().optional().describe('the page: its text, or its HTML'),
    base64: z.string().max(BYTES).optional().describe('or the bytes of its file'),
    url: z
      .string()
      .trim()
      .max(2000)
      .optional()
      .describe('the address it was published at: another text under the same address is a new version of the page'),
    name: z.string().max(200).optional().describe('what the page is called in lists (default: a part of its hash)'),
  }),
  output: z.object({
    pages: z.array(z.string()).describe('ids of the pages that were read: of a feed one for each entry'),
    new: z.int(),
    known: z.int().describe('that the ledger had before'),
  }),
  run: async (ledger, { text, base64, url, name }) => {
    const bytes = base64 === undefined ? new TextEncoder().encode(text ?? '') : new Uint8Array(Buffer.from(base64, 'base64'))
    if (bytes.length === 0) throw new BadInput('nothing was pasted: give the text of a page, or a file')
    const address = addressOf(url)
    const ids: string[] = []
    const opened = noted(openGiven(sourceOf(bytes, name), bytes, address === null ? {} : { url: address }), ids)
    const done = await takeAll(ledger, opened, 'prepared', undefined, { workers: 0 })
    if (ids.length === 0) throw new BadInput(done.unreadable[0]?.reason ?? 'the page holds no text')
    return { pages: ids, new: done.new, known: done.known + done.found }
  },
})

/** The address as a browser writes it, so that it meets the one a fetched page has. Its fragment points into the page and is no part of it. */
function addressOf(url: string | undefined): string | null {
  if (url === undefined || url === '') return null
  const address = URL.canParse(url) ? new URL(url) : null
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '' || address.password !== '')
    throw new BadInput(`"${url}" is no address of a page: give one that begins with https:// or http://`)
  address.hash = ''
  return address.href
}

// Two pages of one name are two pages, and no versions of each other: only an address makes them that.
function sourceOf(bytes: Uint8Array, name: string | undefined): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return name === undefined || name === '' ? `pasted:${hash}` : `pasted:${hash}/${name}`
}

async function* noted(opened: AsyncIterable<Page | Unreadable>, ids: string[]): AsyncGenerator<Page | Unreadable> {
  for await (const page of opened) {
    if ('sha256' in page) ids.push(page.sha256)
    yield page
  }
}
