import { createReadStream } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
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
      const part = join(path, name)
      if (name.startsWith('.') || name.startsWith('_')) options.skipped?.(part, 'no part by its name')
      else if (await isLinkedFolder(part)) options.skipped?.(part, 'a link to a folder')
      else
        try {
          yield* openPath(part, options)
        } catch (error) {
          yield asUnreadable(part, error)
        }
    }
}

// A link to a folder may point at a folder above and never end: links are followed to files only.
async function isLinkedFolder(path: string): Promise<boolean> {
  if (!(await lstat(path)).isSymbolicLink()) return false
  const target = await stat(path).catch(() => null)
  return target?.isDirectory() === true
}

async function* linesIn(path: string, stream: Readable, options: OpenOptions): AsyncGenerator<ReadingLine | Unreadable> {
  const { head, all } = await peek(buffersOf(stream), (bytes) => bytes.length >= 2)
  yield* linesOf(path, unzipped(readableOf(all), isGzip(head)), limitOf(options) * TIMES_A_PAGE)
}
