import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One rule's example: `# title`, the reference date or `-`, the input, `==>`, then what is expected, a line each (`-` for nothing). */
export interface Case {
  readonly file: string
  readonly title: string
  readonly reference: string | null
  readonly input: string
  readonly expected: readonly string[]
}

/** Every case of a folder of `test/cases/`; cases are blank-line apart. */
export function casesOf(folder: string): Case[] {
  const path = fileURLToPath(new URL(`../cases/${folder}/`, import.meta.url))
  return readdirSync(path)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(path + file, 'utf8')
        .split(/\n\n+/)
        .filter((block) => block.trim() !== '')
        .map((block) => caseOf(file, block.trim().split('\n'))),
    )
}

function caseOf(file: string, lines: readonly string[]): Case {
  const [title = '', reference = '', input = '', arrow, ...expected] = lines
  if (!title.startsWith('# ') || arrow !== '==>' || expected.length === 0)
    throw new Error(`test/cases/${file}: a case is a title, a date, the input, ==> and what is expected; found "${lines.join(' ⏎ ')}"`)
  return {
    file,
    title: title.slice(2),
    reference: reference === '-' ? null : reference,
    input,
    expected: expected[0] === '-' ? [] : expected,
  }
}
