import { type Entry, lexicon, outletKind } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'

/** The outlet or agency in the opening of a text: «موسكو - 27 -11 - (كونا) --», «دبي، الإمارات (…)--», «لندن – رويترز:». Token range. */
export interface Dateline {
  readonly from: number
  readonly to: number
  readonly entry: Entry | null
}

/** The outlet or agency named in brackets between place and text in a first paragraph's opening, or null. */
export function dateline(tokens: readonly Token[]): Dateline | null {
  for (let i = 1; i < tokens.length && i < 18; i++) {
    const t = tokens[i]!
    if (t.kind !== 'mark') continue
    if (t.form !== '(') continue
    let close = i + 1
    while (close < tokens.length && close < i + 8 && tokens[close]!.form !== ')') close++
    if (tokens[close]?.form !== ')' || close === i + 1) return null
    if (!isDash(tokens[close + 1])) continue
    const hit = lexicon().nameAt(tokens, i + 1, close)
    const entry = hit !== null && hit.to === close ? ([...hit.full, ...hit.short].find((e) => outletKind(e) !== null) ?? null) : null
    return { from: i + 1, to: close, entry }
  }
  return null
}

/** As `dateline`, only where it is an agency: a channel's or paper's own opening credits nobody. */
export function datelineAgency(tokens: readonly Token[]): Dateline | null {
  const found = dateline(tokens)
  if (found === null) return null
  return found.entry !== null && outletKind(found.entry) === 'agency' ? found : null
}

const isDash = (t: Token | undefined): boolean => t !== undefined && (t.form === '-' || t.form === '–' || t.form === '—' || t.form === ':')
