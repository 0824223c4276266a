import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { asUnreadable } from './failure.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import { linesOf, type NamedLine } from './records.ts'
import { buffersOf, isGzip, peek, readableOf, unzipped } from './stream.ts'
import { Unreadable } from './trouble.ts'

/** A line that should be a reading, with the place it stands at. */
export type ReadingLine = NamedLine

// A reading tells of every word of its page several times over.
const TIMES_A_PAGE = 8

/**
 * The lines of files of readings, in order: files of any name, packed or not, folders (recursive, sorted by name) and `-` for standard input.
 * Names that begin with a dot or an underscore are what clusters write beside their parts and are passed over.
 */
export async function* openReadings(inputs: readonly string[], options: OpenOptions = {}): AsyncGenerator<ReadingLine | Unreadable> {
  for (const input of inputs)
    try {
      if (input === '-') yield* linesIn('-', options.stdin ?? process.stdin, options)
      else yield* openPath(input, options)
    } catch (error) {
      yield asUnreadable(input, error)
    }
}

async function* openPath(path: string, options: OpenOptions): AsyncGenerator<ReadingLine | Unreadable> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Unreadable(path, 'no such file or folder', { cause })
  })
  if (found.isFile()) yield* linesIn(path, createReadStream(path), options)
  else if (!found.isDirectory()) throw new Unreadable(path, 'neither a file nor a folder (a device, socket or pipe)')
  else
    for (const name of (await readdir(path)).sort()) {
      if (name.startsWith('.') || name.startsWith('_')) options.skipped?.(join(path, name), 'no part by its name')
      else
        try {
          yield* openPath(join(path, name), options)
        } catch (error) {
          yield asUnreadable(join(path, name), error)
        }
    }
}

async function* linesIn(path: string, stream: Readable, options: OpenOptions): AsyncGenerator<ReadingLine | Unreadable> {
  const { head, all } = await peek(buffersOf(stream), (bytes) => bytes.length >= 2)
  yield* linesOf(path, unzipped(readableOf(all), isGzip(head)), limitOf(options) * TIMES_A_PAGE)
}
