import type { z } from 'zod'
import { type CrisisFile, crisisFiles, standing } from '../../identity/identity.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { BadInput, NotFound } from '../../page/page.ts'
import type { Lang } from '../telling/words.ts'
import type { crisisLineForm } from './form.ts'

/** Every working file, in the order they were opened. */
export const filesOf = async (ledger: Ledger): Promise<CrisisFile[]> => crisisFiles(standing(await ledger.stories.decisions()))

/** The working file that an id, its beginning or a name means. @throws NotFound, or BadInput where it fits several. */
export async function fileNamed(ledger: Ledger, name: string): Promise<CrisisFile> {
  const all = await filesOf(ledger)
  const found = all.filter((f) => f.id === name || [f.opening.name, f.opening.names?.ar, f.opening.names?.en].includes(name))
  const near = found.length > 0 ? found : all.filter((f) => name.length >= 4 && f.id.startsWith(name))
  if (near.length === 0) throw new NotFound(`${name}: no working file with this id or name; marsad crisis list names them`)
  if (near.length > 1) throw new BadInput(`${name}: fits several working files: ${near.map((f) => f.id).join(', ')}`)
  return near[0]!
}

/** Closes or reopens a working file. @throws BadInput where it is so already */
export async function turn(
  ledger: Ledger,
  kind: 'close' | 'reopen',
  { id, by, why }: { readonly id: string; readonly by: string; readonly why?: string | undefined },
): Promise<z.output<typeof crisisLineForm>> {
  const file = await fileNamed(ledger, id)
  if ((file.until === null) === (kind === 'reopen'))
    throw kind === 'close' ? new BadInput(`${file.id} is closed already`) : new BadInput(`${file.id} is open already`)
  await ledger.decide({ kind, what: 'crisis', subjects: [file.id], by, score: null, why: why ?? null, undoes: null })
  return fileLine(await fileNamed(ledger, file.id))
}

/** A working file as lists name it. */
export const fileLine = ({ id, opening, steps, until }: CrisisFile): z.output<typeof crisisLineForm> => ({
  id,
  name: opening.name,
  open: until === null,
  opening: { ...opening, parties: [...opening.parties] },
  steps: steps.map((s) => ({ ...s })),
})

/** What a working file is called in a language: the name somebody gave it, else its event in that language's words. */
export const nameOfFile = (lang: Lang, { name, names }: CrisisFile['opening']): string => names?.[lang] ?? name
