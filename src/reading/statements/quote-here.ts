import type { Quotation, Token } from '../../text/text.ts'
import type { Complement } from './complement.ts'
import { isPart } from './parts.ts'
import { isName } from './quoted-name.ts'
import { countWords, isComma, isStop, type Scene } from './scene.ts'
import { type Speech, type SpeechForm, speechForms } from './speech.ts'

/** A quotation met on the way: taken as what was said, or passed over as a name or a fragment. */
export function quoteHere(
  scene: Scene,
  speech: Speech,
  form: SpeechForm,
  at: number,
  j: number,
  q: Quotation,
  to: number,
): Complement | null {
  const { tokens } = scene
  // «لوقف الهجمات "التي تهدد …"»: a fragment of the writer's sentence.
  if (!speech.quote || isName(scene, q) || isPart('relative', tokens, j + 1)) return null
  // «كشفت جمعية "مواطنون من أجل المساءلة" عن …», «باسم تحالف "دعم كذا"، فلان»: a body's name, however long.
  if ((isPart('group', tokens, j - 1) || isPart('media', tokens, j - 1)) && q.closed && q.close - q.open < 10) {
    if (tokens[q.close + 1]?.kind === 'word' || countWords(tokens, q.open + 1, q.close) < 6) return null
  }
  // A few words tell: a mark that is never closed would be counted to the end of the page at each mark.
  const words = countWords(tokens, q.open + 1, Math.min(q.close, tokens.length, q.open + 24))
  const next = tokens[q.close + 1]
  const ends = q.close + 1 >= to || isStop(next) || isComma(next)
  if (words < 4 && !((ends || isPlain(scene, form, at, j)) && words > 1 && form.kind !== 'noun')) return null
  if (words < 6 && !ends && q.closed && !goesOn(next) && !isPlain(scene, form, at, j)) return null
  const lead = leadBefore(tokens, j)
  if (lead !== '' && !speech.object.has(lead) && !speech.clause.has(lead)) return null
  return { kind: 'quote', mark: j, first: j + 1, skip: 0, lead, quotation: q }
}

// «وقال فلان "نعم حققنا ذلك" وذلك في وقت»: right behind the subject of such a verb stands nothing but what was said.
const isPlain = (scene: Scene, { kind, speech }: SpeechForm, at: number, j: number): boolean =>
  kind === 'verb' &&
  speech.flags.has('neutral') &&
  speech.clause.has('') &&
  !speech.object.has('') &&
  j > at &&
  scene.names.phraseAt(at + 1)?.to === j

// A participle that goes on with the speech: «"…" مضيفا أن».
const goesOn = (t: Token | undefined): boolean => t?.form.endsWith('ا') === true && speechForms(t.form).some((f) => f.kind === 'participle')

function leadBefore(tokens: readonly Token[], j: number): string {
  const form = tokens[j - 1]!.form
  return isPart('preposition', tokens, j - 1) || form === 'ب' ? form : ''
}

/** What stands behind a colon: a quotation, a clause, or bare words. */
export function afterColon(scene: Scene, speech: Speech, form: SpeechForm, j: number, to: number): Complement | null {
  const { tokens } = scene
  if (j + 1 >= to) return null
  // «نقلت الوكالة عن مسؤول: قوله إن»: the noun brings it in.
  if (isPart('own-words', tokens, j + 1)) return null
  const q = scene.opens.get(j + 1)
  if (q !== undefined && speech.quote) return { kind: 'quote', mark: j, first: j + 2, skip: 0, lead: '', quotation: q }
  if (isPart('particle', tokens, j + 1) && speech.clause.size > 0)
    return { kind: 'clause', mark: j + 1, first: j + 2, skip: 0, lead: '', quotation: null }
  if (!speech.quote || form.speech.flags.has('phrase')) return null
  return { kind: 'colon', mark: j, first: j + 1, skip: 0, lead: '', quotation: null }
}
