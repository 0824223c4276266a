import { foldWord } from '../../text/text.ts'

/** What a conjugated form says of its subject and time. */
export interface VerbForm {
  readonly tense: 'past' | 'present' | 'future'
  readonly number: 'singular' | 'dual' | 'plural'
  readonly feminine: boolean
  /** First person: «سنرد». */
  readonly first: boolean
  /** Whether an object pronoun hangs on it («توعدتها»). */
  readonly object: boolean
}

const OBJECTS = ['ه', 'ها', 'هم', 'هما', 'نا', 'ني', 'هن', 'كم']

/**
 * Every written form of a verb without its conjunctions, from its third person masculine singular past and present («وقع», «يوقع»).
 * Forms are folded; weak endings (التقى، دعا، يتولى) change as the school grammar has it.
 */
export function conjugate(past: string, present: string): [string, VerbForm][] {
  const out: [string, VerbForm][] = []
  const put = (form: string, tense: VerbForm['tense'], number: VerbForm['number'], feminine: boolean, first = false): void => {
    out.push([form, { tense, number, feminine, first, object: false }])
    const stem = form.endsWith('وا') ? form.slice(0, -1) : form.endsWith('ي') && tense === 'past' ? form.slice(0, -1) + 'ا' : form
    for (const o of OBJECTS) out.push([stem + o, { tense, number, feminine, first, object: true }])
  }
  const p = foldWord(past)
  // «أرجأ», «بدأ»: a hamza stays before the ending («أرجأت»), where a weak letter goes («دعت»).
  const weak = p.endsWith('ي') || (p.endsWith('ا') && p.length > 2 && !past.endsWith('أ'))
  const stem = weak ? p.slice(0, -1) : p
  put(p, 'past', 'singular', false)
  put(stem + 'ت', 'past', 'singular', true)
  put(stem + 'وا', 'past', 'plural', false)
  put(stem + 'تا', 'past', 'dual', true)
  put(p.endsWith('ا') && weak ? stem + 'وا' : p + 'ا', 'past', 'dual', false)
  put(weak ? stem + 'ينا' : p + 'نا', 'past', 'plural', false, true)
  if (present === '') return out
  const body = foldWord(present).slice(1)
  const bare = /[يوا]$/.test(body) ? body.slice(0, -1) : body
  for (const [future, tense] of [
    ['', 'present'],
    ['س', 'future'],
  ] as const) {
    put(future + 'ي' + body, tense, 'singular', false)
    put(future + 'ت' + body, tense, 'singular', true)
    put(future + 'ن' + body, tense, 'plural', false, true)
    put(future + 'ا' + body, tense, 'singular', false, true)
    put(future + 'ي' + bare + 'ون', tense, 'plural', false)
    put(future + 'ي' + bare + 'وا', tense, 'plural', false)
    const dual = body.endsWith('ا') ? bare + 'ي' : body
    for (const ending of ['ان', 'ا']) {
      put(future + 'ي' + dual + ending, tense, 'dual', false)
      put(future + 'ت' + dual + ending, tense, 'dual', true)
    }
  }
  return out
}
