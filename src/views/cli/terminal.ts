import { said } from './speak.ts'

const FSI = '\u2068'
const PDI = '\u2069'
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
// Escape sequences and bidi controls of a hostile page must not reach the terminal: they become visible signs or nothing.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text of a page or a path as a terminal may show it: on one line, without controls, Arabic isolated so that its direction stays its own. */
export function shown(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(CONTROLS, '').trim()
  return RIGHT_TO_LEFT.test(plain) ? FSI + plain + PDI : plain
}

/** As `shown`, cut to about `width` characters with an ellipsis. */
export function shortened(text: string, width: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return shown(letters.length <= width ? letters.join('') : letters.slice(0, width - 1).join('') + '…')
}

/** Whether colour is wanted: on a terminal, unless NO_COLOR is set. */
const coloured = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'

export const bold = (text: string): string => (coloured() ? `\u001b[1m${text}\u001b[22m` : text)
export const dim = (text: string): string => (coloured() ? `\u001b[2m${text}\u001b[22m` : text)

/** Lines of cells in columns, the first column flush left, numbers flush right. Widths are counted without isolates and colours. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(String(cell)))
    })
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const pad = ' '.repeat(widths[i]! - width(String(cell)))
          if (typeof cell === 'number') return pad + String(cell)
          return i === row.length - 1 ? cell : cell + pad
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const width = (text: string): number => [...text.replace(/\u001b\[\d+m/g, '').replace(/[\u2066-\u2069\u064b-\u0652\u0670]/g, '')].length

/** Writes to standard output and waits until a slow reader has taken it. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text + '\n', (error) => (error === null || error === undefined ? resolve() : reject(error)))
  })

/** Writes a line of trouble or news to standard error, in the language the command speaks. */
export const tell = (text: string): void => {
  const own = /^marsad: /.exec(text)?.[0] ?? ''
  process.stderr.write(own + said(text.slice(own.length)) + '\n')
}
