import { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { otherForms } from '../lexicon/lexicon.ts'
import { BadInput } from '../page/page.ts'
import { type FormatName, formats } from './export/formats.ts'
import { dayForm } from './forms.ts'
import { type FileAnswer, operation } from './operation.ts'

const input = z.object({
  format: z
    .enum([...(Object.keys(formats) as [FormatName, ...FormatName[]]), 'warc'])
    .optional()
    .describe('the form of the file'),
  all: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe("the whole ledger in its journal's own format, for marsad import: pages as found and decisions, byte for byte"),
  about: z.string().min(1).optional().describe('only what this actor (key or name) has a part in'),
  words: z.string().min(1).optional().describe('only pages in which these words stand, as in find'),
  outlet: z.string().optional().describe('only this outlet'),
  from: dayForm.optional().describe('facts, or for readings pages, of this day or later'),
  to: dayForm.optional().describe('facts, or for readings pages, of this day or earlier'),
  kinds: z
    .preprocess((v) => (typeof v === 'string' ? v.split(',') : v), z.array(z.enum(['statement', 'event', 'pact', 'commitment'])).min(1))
    .optional()
    .describe('only these kinds of fact'),
  lang: z.enum(['ar', 'en']).default('en').describe("language of the desk's own words in it"),
})

// An answer that has to fit in one message (MCP) is refused beyond this, not cut.
const LARGEST = 8 * 1024 * 1024

/** The ledger, or what a query touches, as a file of another tool's format; whole, whatever its size. */
export const exportFile = operation({
  name: 'export',
  summary: 'Write the ledger or a query as a file: readings, tables, graphs, calendar, feed, annotations',
  input,
  output: z.object({
    name: z.string().describe('a name for the file'),
    media: z.string().describe('its media type'),
    pages: z.int().nonnegative().describe('pages that the query touches'),
    encoding: z.enum(['utf-8', 'base64']),
    content: z.string().describe('all of it; larger ones are refused here and had as a file'),
  }),
  async run(ledger, asked) {
    const { name, media, pages, parts } = await file(ledger, asked)
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      size += bytes.length
      if (size > LARGEST)
        throw new BadInput(`this export is larger than ${LARGEST} bytes: write it with marsad export, or narrow what is asked for`)
      pieces.push(bytes)
    }
    const encoding = asked.format === 'parquet' || asked.format === 'warc' || asked.all ? ('base64' as const) : ('utf-8' as const)
    return { name, media, pages, encoding, content: Buffer.concat(pieces).toString(encoding) }
  },
  file,
})

async function file(ledger: Ledger, { format, all, lang, ...query }: z.output<typeof input>): Promise<FileAnswer> {
  if (all || format === 'warc') {
    const asked = Object.entries({ ...query, ...(all ? { format } : {}) }).find(([, value]) => value !== undefined)
    if (asked !== undefined) throw new BadInput(`${all ? 'all' : 'warc'} is the whole ledger: it takes no ${asked[0]}`)
    const { counts } = await ledger.overview({ newest: 0 })
    const pages = counts.versions
    if (all) return { name: 'marsad.journal', media: 'application/octet-stream', pages, parts: ledger.journalFile() }
    return { name: 'marsad.warc', media: 'application/warc', pages, parts: ledger.warcFile() }
  }
  if (format === undefined) throw new BadInput(`format: expected one of ${Object.keys(formats).join(' ')} warc, or all`)
  const { media, ending, write } = formats[format]
  const harvest = await ledger.harvest({ ...query, alike: otherForms })
  return { name: `marsad.${ending}`, media, pages: harvest.pages, parts: write(harvest, lang) }
}
