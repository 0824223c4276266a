import { bylineParts } from './byline.ts'
import type { PageLine } from './page-line.ts'

/**
 * Whether a line is a picture's caption by its form: a picture credit in brackets at its end («… في مينسك (أ.ف.ب)») without a sentence's
 * end before it, or words that only captions begin or end with («صورة أرشيفية …», «لقطة من …»).
 */
export function isCaption(line: PageLine): boolean {
  if (line.text.length > 250 || line.words < 3) return false
  if (line.cue?.kind === 'caption') return !line.terminal || line.cue.where === 'end'
  const at = line.text.lastIndexOf('(')
  if (at < 12 || !/\)[\s\u200e\u200f]*$/.test(line.text) || line.text.length - at > 40) return false
  const before = line.text.slice(0, at).trimEnd()
  if (/[.!؟»"”]$/.test(before)) return false
  return creditInside(line)
}

// The bracket holds an agency, an outlet or letters and dots («أ.ف.ب»), not an explanation («الناتو»).
function creditInside(line: PageLine): boolean {
  let open = line.tokens.length - 1
  while (open > 0 && line.tokens[open]!.form !== '(') open--
  const inside = line.tokens.slice(open + 1).filter((t) => t.form !== ')')
  if (inside.length === 0) return false
  const letters = inside.filter((t) => t.kind === 'word')
  if (letters.length > 1 && letters.every((t) => t.form.length <= 2)) return true
  return bylineParts(inside).some((p) => p.kind === 'agency' || p.kind === 'outlet')
}
