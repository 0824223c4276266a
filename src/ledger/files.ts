import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Size and time of the last change of every file of a folder, by path. */
type Listing = Readonly<Record<string, readonly [size: number, changed: number]>>

const name = (folder: string): string => `${folder}.files`

/** Notes what a database's files are now that it is closed. PGlite takes an emptied file for an empty table: this is how it is told from one. */
export const noteFiles = (folder: string): void => writeFileSync(name(folder), JSON.stringify(listing(folder)))

/** Notes that a database turned out to be damaged, so that the next opening makes it anew. */
export const noteDamage = (folder: string, why: string): void => writeFileSync(name(folder), JSON.stringify({ damaged: why }))

/**
 * What happened to a database's files since they were noted, in words; null where nothing did, or nothing was noted (its last process did not
 * come to close it). The note is gone afterwards: from now on the files change.
 */
export function changedFiles(folder: string): string | null {
  let noted: Listing | { readonly damaged: string }
  try {
    noted = JSON.parse(readFileSync(name(folder), 'utf8')) as typeof noted
  } catch {
    return null
  }
  rmSync(name(folder), { force: true })
  if ('damaged' in noted && typeof noted.damaged === 'string') return noted.damaged
  const now = listing(folder)
  const other = [...new Set([...Object.keys(noted), ...Object.keys(now)])].filter(
    (file) => JSON.stringify((noted as Listing)[file]) !== JSON.stringify(now[file]),
  )
  if (other.length === 0) return null
  return `${other.length} of its files were changed while no Marsad had it open (${other.slice(0, 3).join(', ')}${other.length > 3 ? ' …' : ''})`
}

function listing(folder: string): Listing {
  const files: Record<string, readonly [number, number]> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { size, mtimeMs } = statSync(path)
    files[path.slice(folder.length + 1)] = [size, mtimeMs]
  }
  return files
}
