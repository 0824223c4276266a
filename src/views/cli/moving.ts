import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { Unreadable } from '../../desk/desk.ts'
import { openTold } from './ask.ts'
import { some } from './facts.ts'
import { settings } from './settings.ts'
import { said, t } from './speak.ts'
import { print, shown, tell } from './terminal.ts'

/** Adds `import`: what `export --all` wrote, taken in. */
export function addMoving(program: Command, quiet: () => boolean, finish: (status: number) => void): void {
  program
    .command('import <file>')
    .summary('Take in an exported ledger')
    .description('Take in what `marsad export --all` wrote (- for standard input): pages as they were found and decisions, byte for byte.')
    .addHelpText('after', '\nExample:\n  MARSAD_DB=postgres://localhost/marsad marsad import ledger.journal')
    .action(async (file: string) => finish(await importFile(file, quiet())))
}

async function importFile(file: string, quiet: boolean): Promise<0 | 1> {
  const ledger = await openTold(settings().ledger, quiet)
  try {
    const { taken, known, troubles } = await ledger.importJournal(bytesOf(file))
    for (const trouble of troubles) tell(`marsad: ${shown(file)}: ${shown(said(trouble))}`)
    if (!quiet) await print(t`${some(taken, 'records')} taken in, ${known} known already, ${troubles.length} could not be taken`)
    return troubles.length === 0 ? 0 : 1
  } finally {
    await ledger.close()
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new Unreadable(file, missing ? 'no such file or folder' : (cause as Error).message, { cause })
  }
}
