import { BadInput, filledInArabic, inArabic } from '../../desk/desk.ts'

/** Languages of the command's own words. */
export type Lang = 'ar' | 'en'

let spoken: Lang = 'en'

/** Says in which language this run of the command speaks. */
export const speak = (lang: Lang): void => {
  spoken = lang
}

/** The language the command speaks. */
export const speaking = (): Lang => spoken

/** The command's own words, in the language that it speaks. */
export const said = (english: string): string => (spoken === 'ar' ? inArabic(english) : english)

/** A word before a line's values, in the language spoken, filled up to a width so that the values stand below each other. */
export const label = (english: string, width: number): string => said(english).padEnd(width)

/** As `said` for a text with values in it: t`no more ${what}`. The values stand as they are given where the text has a line of its own. */
export const t = (pieces: TemplateStringsArray, ...values: readonly unknown[]): string =>
  (spoken === 'ar' ? filledInArabic(pieces.join('{}'), values) : null) ??
  said(pieces.reduce((text, piece, i) => text + String(values[i - 1]) + piece))

/**
 * Takes `--lang` out of the arguments, wherever it stands, and says in which language to speak: that, else what MARSAD_LANG says. Commands that write
 * sentences (a briefing, a report, an export, a rule's notices) write them in it too.
 */
export function languageOf(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): { readonly lang: Lang; readonly rest: string[] } {
  const at = args.findIndex((a) => a === '--lang' || a.startsWith('--lang='))
  const joined = args[at]?.startsWith('--lang=') === true
  const given = at < 0 ? environment.MARSAD_LANG || 'en' : joined ? args[at]!.slice('--lang='.length) : (args[at + 1] ?? '')
  if (given !== 'ar' && given !== 'en') throw new BadInput(`--lang: expected ar or en, found "${given}"`)
  const rest = at < 0 ? [...args] : [...args.slice(0, at), ...args.slice(at + (joined ? 1 : 2))]
  return { lang: given, rest }
}
