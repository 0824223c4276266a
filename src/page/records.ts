import { createInterface } from 'node:readline'
import { type Readable, Transform } from 'node:stream'
import { asUnreadable } from './failure.ts'
import { requireArabic } from './language.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import type { Page } from './page.ts'
import { recordPage } from './record.ts'
import { Unreadable } from './trouble.ts'

/** Records of JSON lines, one at a time; a record may not be longer than a page. */
export async function* openRecords(path: string, stream: Readable, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  let none = true
  for await (const record of linesOf(path, stream, limitOf(options))) {
    none = false
    if (record instanceof Unreadable) {
      yield record
      continue
    }
    try {
      const page = recordPage(record.source, record.line)
      if (options.anyLanguage !== true) requireArabic(record.source, page.text)
      yield page
    } catch (error) {
      yield asUnreadable(record.source, error)
    }
  }
  if (none) yield new Unreadable(path, 'the file is empty')
}

/** A line of a stream of JSON lines with its name, `path#number`. */
export interface NamedLine {
  readonly source: string
  readonly line: string
}

/** The lines of a stream that are not blank, none longer than so many bytes; what breaks the stream comes last. */
export async function* linesOf(path: string, stream: Readable, limit: number): AsyncGenerator<NamedLine | Unreadable> {
  let number = 0
  const lines = createInterface({ input: stream.pipe(bounded(limit)), crlfDelay: Number.POSITIVE_INFINITY })
  let failure: unknown = null
  stream.on('error', (error) => {
    failure = error
    lines.close()
  })
  for await (const line of lines) {
    number++
    if (line.trim() !== '') yield { source: `${path}#${number}`, line }
  }
  if (failure !== null) yield asUnreadable(path, failure)
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
