import { readFile } from 'node:fs/promises'
import { BadInput, NotFound, type Output } from '../../desk/desk.ts'
import { withDesk } from './ask.ts'
import { settings } from './settings.ts'
import { said } from './speak.ts'
import { print, shown, tell } from './terminal.ts'

// As many pairs as an address of the HTTP door holds.
const AT_ONCE = 60

/** Prints what each pair of a file of JSON lines is: one label a line (`unknown` where one is not in the ledger), or with `json` one object a line with what was measured. */
export async function printPairs(file: string, json: boolean, quiet: boolean): Promise<void> {
  const pairs = (await linesOf(file)).map((line, i) => pairOf(line, `${file}:${i + 1}`))
  await withDesk(settings(), quiet, async (desk) => {
    for (let i = 0; i < pairs.length; i += AT_ONCE) {
      const answer: Output<'compare'> = await desk.ask('compare', { pairs: pairs.slice(i, i + AT_ONCE) })
      for (const pair of answer.pairs) {
        if (pair.label === null) tell(`marsad: ${said(`${shown(`${pair.a}, ${pair.b}`)}: no page with this record id, page id or source`)}`)
        await print(json ? JSON.stringify(pair) : (pair.label ?? 'unknown'))
      }
    }
  })
}

async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  } catch (cause) {
    throw new NotFound(`${file} could not be read (${(cause as Error).message})`, { cause })
  }
}

function pairOf(line: string, at: string): string {
  let pair: { a?: unknown; b?: unknown }
  try {
    pair = JSON.parse(line) as typeof pair
  } catch (cause) {
    throw new BadInput(`${at}: expected a JSON object with a and b`, { cause })
  }
  if (typeof pair.a !== 'string' || typeof pair.b !== 'string' || `${pair.a}${pair.b}`.includes('|'))
    throw new BadInput(`${at}: expected {"a": id, "b": id}`)
  return `${pair.a}|${pair.b}`
}
