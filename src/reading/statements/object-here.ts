import type { Token } from '../../text/text.ts'
import type { Complement } from './complement.ts'
import { isPart } from './parts.ts'
import { countWords, isComma, isStop, type Scene } from './scene.ts'
import type { SpeechForm } from './speech.ts'

/** Tokens within which a word of saying takes something, by its kind. */
export const REACH = { verb: 48, participle: 30, noun: 24 }

/** A noun behind the preposition that the word of saying takes. */
export function objectHere(scene: Scene, form: SpeechForm, at: number, j: number): Complement | null {
  const { tokens } = scene
  const { object, flags } = form.speech
  if (object.size === 0 || (form.kind === 'noun' && !flags.has('nominal'))) return null
  const t = tokens[j]!
  const next = tokens[j + 1]
  // «علي» is «على» after folding, and a name.
  if (scene.names.mentionAt(j) !== null && t.form.length > 1 && object.has(t.form)) return null
  // «حذر في وقت سابق من هذا الأسبوع»
  if (t.form === 'من' && isPart('time-relative', tokens, j - 1)) return null
  if (object.has(t.form) && t.form.length > 1) {
    if (t.form.length > 3 && !isPart('preposition', tokens, j) && !isComma(next) && !isStop(next))
      return { kind: 'object', mark: j, first: j, skip: 0, lead: t.form, quotation: null }
    if (
      next === undefined ||
      isStop(next) ||
      isComma(next) ||
      isPart('particle', tokens, j + 1) ||
      isPart('aside', tokens, j + 1) ||
      isPart('fixed', tokens, j + 1)
    )
      return null
    // «دعا نظيره إلى الرياض», «دعا المبعوث إلى سوريا إلى …»: a place is no content.
    if (t.form === 'الي' && form.speech.act === 'demand' && isPlace(scene, j + 1)) return null
    return quotedObject(scene, j, j + 1, t.form)
  }
  // «المعروف بالشاعر», «المعنية بحقوق الطفل»: the participle before it takes it.
  if (object.has('ب') && t.form.startsWith('ب') && isPreposed(scene, j) && !isPart('with-b', tokens, j - 1)) {
    if (t.form === 'ب') return quotedObject(scene, j, j + 1, 'ب')
    if (isPart('no-preposition', tokens, j) && !isWhat(tokens, at, j, form.speech.act !== 'say')) return null
    const called = t.form === 'بما' && isPart('called', tokens, j + 1) ? calledSo(scene, j + 2) : null
    if (called !== null) return called
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ب', quotation: null }
  }
  if (object.has('ل') && j === at + 1 && t.form.startsWith('لل'))
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ل', quotation: null }
  // «دعا الوزير لوقف القتال»
  if (object.has('ل') && j <= at + REACH.verb && t.form.startsWith('ل') && isVerbalNoun(t.form.replace(/^لل?/, '')) && isPreposed(scene, j))
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ل', quotation: null }
  return null
}

const isPlace = (scene: Scene, i: number): boolean => {
  const place = scene.names.mentionAt(i)
  return place !== null && place.from === i && (place.type === 'GPE' || place.type === 'LOC' || place.type === 'FAC')
}

// «أشاد بما تحقق», not «بما أن», «بما في ذلك»: a verb behind ما, and no comma before it.
// «ندد بما سماه صمتا»: who condemns something condemns also what he calls so.
const isWhat = (tokens: readonly Token[], at: number, j: number, judges: boolean): boolean =>
  tokens[j]!.form === 'بما' &&
  j <= at + 8 &&
  !isComma(tokens[j - 1]) &&
  tokens[j + 1]?.kind === 'word' &&
  (!isPart('no-what', tokens, j + 1) || (judges && isPart('called', tokens, j + 1)))

// «ندد بما سماه "تهورا"», «بما وصفه بأنه "تهور"»: the words between the marks are his.
function calledSo(scene: Scene, k: number): Complement | null {
  const open = scene.tokens[k]?.form === 'ب' || isPart('particle-b', scene.tokens, k) ? k + 1 : k
  const quotation = scene.opens.get(open)
  return quotation === undefined ? null : { kind: 'quote', mark: k - 2, first: open + 1, skip: 0, lead: 'ب', quotation }
}

// «لمقاطعة», «لاتفاق», «لتهدئة», «لوقف»: by the pattern of a verbal noun; «لافروف» has none.
const isVerbalNoun = (form: string): boolean =>
  /^(?:م.ا..ه|ا..ا[^ت]|ا.ت.ا.|ان..ا.|است..ا.|ت.{2}ي.|ت...ه|و?قف|عقد|حوار|حل|نبذ|ضبط|رفع|فتح|منع|جعل|بدء|وضع|دعم)$/.test(form)

function quotedObject(scene: Scene, mark: number, first: number, lead: string): Complement | null {
  const q = scene.opens.get(first)
  if (q === undefined) return { kind: 'object', mark, first, skip: 0, lead, quotation: null }
  if (countWords(scene.tokens, q.open + 1, q.close) >= 5) return { kind: 'quote', mark, first: first + 1, skip: 0, lead, quotation: q }
  return { kind: 'object', mark, first, skip: 0, lead, quotation: null }
}

/** Whether the ب at the beginning of token `i` is the preposition: no name or word of its own begins with it. */
export function isPreposed(scene: Scene, i: number): boolean {
  const mention = scene.names.mentionAt(i)
  if (mention === null) return true
  return mention.from === i && mention.span[0] > scene.tokens[i]!.start
}
