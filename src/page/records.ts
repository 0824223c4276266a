import { createInterface } from 'node:readline'
import { type Readable, Transform } from 'node:stream'
import { asUnreadable } from './failure.ts'
import { htmlPage } from './html/html-page.ts'
import { sourceOfText } from './html/source.ts'
import { requireArabic } from './language.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import type { Page } from './page.ts'
import { recordPage } from './record.ts'
import { Unreadable } from './trouble.ts'

/** Records of JSON lines, one at a time; a record may not be longer than a page. */
export async function* openRecords(path: string, stream: Readable, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const limit = limitOf(options)
  let number = 0
  const lines = createInterface({ input: stream.pipe(bounded(limit)), crlfDelay: Number.POSITIVE_INFINITY })
  let failure: unknown = null
  stream.on('error', (error) => {
    failure = error
    lines.close()
  })
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const source = `${path}#${number}`
    try {
      const page = recordPage(source, line, (html, page) => htmlPage(sourceOfText(html), page))
      if (options.anyLanguage !== true) requireArabic(source, page.text)
      yield page
    } catch (error) {
      yield asUnreadable(source, error)
    }
  }
  if (failure !== null) yield asUnreadable(path, failure)
  else if (number === 0) yield new Unreadable(path, 'the file is empty')
}

// Cuts a line that grows beyond the limit, so that a file without line ends cannot fill the memory.
function bounded(limit: number): Transform {
  let run = 0
  let cutting = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0
      const kept: Buffer[] = []
      for (;;) {
        const at = chunk.indexOf(10, from)
        const to = at < 0 ? chunk.length : at + 1
        run += to - from
        if (run > limit) cutting = true
        if (!cutting) kept.push(chunk.subarray(from, to))
        else if (at >= 0) kept.push(Buffer.from('\n'))
        if (at < 0) break
        run = 0
        cutting = false
        from = to
      }
      done(null, Buffer.concat(kept))
    },
  })
}
