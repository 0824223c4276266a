import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { BadInput, type FileAnswer } from '../../desk/desk.ts'
import { some } from './facts.ts'
import { shown, tell } from './terminal.ts'

/**
 * Writes a file answer to a path, or to standard output for `-`. The path holds all of it or what it held before: it is written beside and
 * put in its place at the end.
 * @throws BadInput where the path cannot be written to.
 */
export async function keep({ parts, pages }: FileAnswer, out: string, quiet: boolean): Promise<void> {
  if (out === '-') {
    for await (const part of parts) if (!process.stdout.write(part)) await new Promise((done) => process.stdout.once('drain', done))
    return
  }
  if ((await stat(out).catch(() => null))?.isDirectory() === true)
    throw new BadInput(`${out}: a folder, where the name of a file was expected`)
  const beside = `${out}.${process.pid}.part`
  const size = await write(beside, out, parts)
  await rename(beside, out)
  if (!quiet) tell(`marsad: wrote ${shown(out)}: ${size} bytes from ${some(pages, 'pages')}`)
}

async function write(beside: string, out: string, parts: FileAnswer['parts']): Promise<number> {
  let handle: FileHandle
  try {
    handle = await open(beside, 'wx')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BadInput(`${out}: its folder is not there; make it first`, { cause })
    throw new BadInput(`${out}: cannot be written (${code ?? message})`, { cause })
  }
  try {
    let size = 0
    for await (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      await handle.writeFile(bytes)
      size += bytes.length
    }
    await handle.sync()
    await handle.close()
    return size
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(beside, { force: true })
    throw error
  }
}
