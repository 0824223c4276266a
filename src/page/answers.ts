import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BadInput } from './trouble.ts'

/** What an address answered with, for asking it later whether anything has changed. */
export interface Answer {
  readonly etag?: string
  readonly modified?: string
}

/** What addresses answered with when they were fetched last. */
export interface Answers {
  of(address: string): Answer
  told(address: string, answer: { readonly etag: string | null; readonly modified: string | null }): void
  /** Writes them to their file, replacing it whole. To be called when what was fetched is safe: a page lost after it would not be sent again. */
  save(): Promise<void>
}

// The oldest make room: an address forgotten is only fetched again.
const MOST = 50_000

/** The answers of everything that is fetched for a ledger, in the folder of what is beside it: of `read` and of followed feeds alike. @throws as `openAnswers`. */
export const answersIn = (home: string): Promise<Answers> => openAnswers(join(home, 'answers.json'))

/**
 * Opens the answers kept in a file, none where it is not there.
 * @throws BadInput where the file is no such list: nothing is written over it.
 */
export async function openAnswers(file: string): Promise<Answers> {
  const known = new Map(Object.entries(await read(file)))
  let changed = false
  return {
    of: (address) => known.get(address) ?? {},
    told(address, { etag, modified }) {
      if (etag === null && modified === null) return
      known.delete(address)
      known.set(address, { ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) })
      if (known.size > MOST) known.delete(known.keys().next().value!)
      changed = true
    },
    async save() {
      if (!changed) return
      await mkdir(dirname(file), { recursive: true })
      const beside = `${file}.${process.pid}`
      await writeFile(beside, `${JSON.stringify(Object.fromEntries(known), null, 1)}\n`)
      await rename(beside, file)
      changed = false
    },
  }
}

async function read(file: string): Promise<Record<string, Answer>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept === 'object' && kept !== null && !Array.isArray(kept)) return kept as Record<string, Answer>
  } catch (cause) {
    throw new BadInput(`${file}: cannot be read; mend it or move it away`, { cause })
  }
  throw new BadInput(`${file}: no list of what addresses answered; move it away`)
}
