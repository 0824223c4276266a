import type { Quotation, Token } from '../../text/text.ts'
import { accordingAt } from './according.ts'
import { closing } from './aside.ts'
import { clauseBehindAside, clauseHere, isSpelt } from './clause-here.ts'
import { directObject } from './direct-object.ts'
import { insertionEnd } from './insertion.ts'
import { isPreposed, objectHere, REACH } from './object-here.ts'
import { isPart, partAt } from './parts.ts'
import { quoteBefore } from './quote-before.ts'
import { afterColon, quoteHere } from './quote-here.ts'
import { isComma, isStop, type Scene, type SpeechWord, speakerAt } from './scene.ts'
import { type SpeechForm, speechForms } from './speech.ts'
import { hasSubjectBefore } from './subject.ts'

/** What a word of saying takes: the first token of what was said, and how it is brought in. */
export interface Complement {
  readonly kind: 'clause' | 'quote' | 'colon' | 'object'
  /** Token of the particle, preposition, colon or mark that brings it in. */
  readonly mark: number
  /** First token of what was said. */
  readonly first: number
  /** Folded letters of that token which do not belong to it (the ب of «بوقف»). */
  readonly skip: number
  /** Folded preposition before it, or empty. */
  readonly lead: string
  readonly quotation: Quotation | null
}

/** Finds what the word of saying `word`, read as `form`, takes within its sentence; null where it takes nothing. */
export function complementOf(
  scene: Scene,
  word: SpeechWord,
  form: SpeechForm,
  to: number,
  words: ReadonlyMap<number, SpeechWord>,
): Complement | null {
  const found = plainComplement(scene, word, form, to, words)
  return found?.kind === 'object' && form.speech.flags.has('double') && form.kind === 'verb' ? fromBearer(scene, word, found) : found
}

// «حملت الحكومة فلانا مسؤولية …»: the first somebody before the word who is not the one who says it.
function fromBearer(scene: Scene, word: SpeechWord, found: Complement): Complement {
  let subject = hasSubjectBefore(scene, word.at)
  for (let k = word.at + 1; k < found.mark; k++) {
    const p = scene.names.phraseAt(k)
    if (p === null || p.from !== k) continue
    if (subject) return { ...found, first: k }
    subject = true
    k = p.to - 1
  }
  return found
}

function plainComplement(
  scene: Scene,
  word: SpeechWord,
  form: SpeechForm,
  to: number,
  words: ReadonlyMap<number, SpeechWord>,
): Complement | null {
  const { tokens } = scene
  const { speech } = form
  const limit = Math.min(to, word.at + REACH[form.kind])
  const bare = directObject(scene, word, form, limit)
  let relative = false
  let crossed = false
  let further = false
  for (let j = word.at + 1; j < limit; j++) {
    const t = tokens[j]!
    if (t.kind === 'mark') {
      const q = scene.opens.get(j)
      if (q !== undefined) {
        // «حملته "المسؤولية الكاملة" عن»
        const { form: next } = tokens[j + 1]!
        if (next.length > 4 && speech.object.has(next)) return { kind: 'object', mark: j, first: j, skip: 0, lead: next, quotation: null }
        // «هدد "برد قوي" إذا …»: the preposition stands inside the marks.
        if (
          q.closed &&
          speech.object.has('ب') &&
          bare === null &&
          next.startsWith('ب') &&
          isPreposed(scene, j + 1) &&
          !isPart('no-preposition', tokens, j + 1)
        )
          return { kind: 'object', mark: j, first: j, skip: 0, lead: 'ب', quotation: null }
        const taken = quoteHere(scene, speech, form, word.at, j, q, to)
        if (taken !== null) return bare !== null && bare.first < j ? bare : taken
        if (!q.closed) break
        j = q.close
        continue
      }
      if (t.form === ':') {
        const after = afterColon(scene, speech, form, j, to)
        if (after !== null) return after
        break
      }
      if (isStop(t) && t.form !== '.') break
      if (t.form === '؛') break
      if (t.form === '.' && tokens[j + 1]?.form === '.' && !scene.opens.has(j + 2)) break
      if (t.form === '(') j = closing(tokens, j, limit)
      if (isComma(t)) {
        relative = false
        // «، ويدفعون بـ»: behind a comma and و another clause begins, and what it takes is its own.
        further ||= opensClause(scene, j + 1)
        // «، طالبا عدم ذكر اسمه،»: an aside about the speaker.
        // «، حضر الاجتماع وطلب كذا، إن»: an insertion with a verb of its own.
        const comma = isPart('anonymous', tokens, j + 1)
          ? nextComma(tokens, j + 1, limit)
          : form.kind === 'verb'
            ? insertionEnd(scene, j, limit)
            : -1
        if (comma > 0) j = comma
      }
      if (t.form === '.' && tokens[j + 1]?.gap === true && tokens[j - 1]!.form.length > 1) break
      continue
    }
    if (accordingAt(scene, j, limit) !== null) {
      // «قال فلان، بحسب ما نقلت عنه الوكالة، إن»
      const comma = nextComma(tokens, j, limit, scene)
      if (comma > 0) j = beforeParticle(tokens, j, comma)
      continue
    }
    const aside = partAt('anonymous', tokens, j)
    if (aside > 0) {
      // «مسؤول فضل عدم كشف اسمه»
      const own = anonymousEnd(tokens, j + aside, limit)
      if (own > 0) {
        j = own
        continue
      }
    }
    const clause = clauseHere(scene, speech, j)
    // «بعد تهديدات … وأيام من التحذير بأنه»: the nearer noun takes it.
    if (clause !== null && form.kind === 'noun' && !form.pronoun && clause.mark > word.at + 1 && isNounOfSaying(tokens[clause.mark - 1]!))
      break
    // «رد على إعلان موسكو أن …»: the clause is the noun's.
    if (clause !== null && clause.lead === '' && form.kind === 'verb' && isOfNoun(scene, word.at, clause.mark)) break
    if (clause !== null && !(relative && crossed))
      return bare !== null && bare.first < clause.mark && scene.names.phraseAt(bare.first) === null && crossed ? bare : clause
    if (clause === null && (isPart('particle', tokens, j) || isPart('particle-b', tokens, j)) && !relative && !isSpelt(scene, j)) {
      // A clause with another preposition than the verb's belongs to some other word.
      if (bare !== null) return bare
      if (j > word.at + 6) break
    }
    // «أعلن عضو في المجلس، جناح الحزب السياسي، عن …»: behind a comma stood an apposition, no object.
    const late = bare !== null && j > bare.first && isComma(tokens[bare.first - 1]) && isComma(tokens[j - 1])
    if (bare === null || j < bare.first || late) {
      const object = further || clauseBehindAside(scene, speech, j, limit) ? null : objectHere(scene, form, word.at, j)
      if (object !== null && !(late && object.lead === 'ب')) return isPart('no-content', tokens, object.first) ? null : object
    }
    if (isPart('relative', tokens, j)) {
      relative = true
      crossed = false
    }
    const other = words.get(j)
    if (other !== undefined && stops(scene, other)) {
      crossed = true
      if (!relative) break
    }
  }
  return bare ?? unmarked(tokens, word, form, to) ?? (word.joined ? null : quoteBefore(scene, word.at, form, to))
}

const isNounOfSaying = (t: Token): boolean => speechForms(t.form).some((f) => f.kind === 'noun' && f.article)

function isOfNoun(scene: Scene, at: number, mark: number): boolean {
  for (let k = mark - 1; k > Math.max(at + 1, mark - 4); k--) {
    if (isComma(scene.tokens[k])) return false
    if (!/^(?:على|علي|بعد|من|رغم|الى|الي|مع)$/.test(scene.tokens[k - 1]!.form)) continue
    if (speechForms(scene.tokens[k]!.form).some((f) => f.kind === 'noun' && !f.article && f.speech.clause.has('')))
      return scene.names.phraseAt(k + 1)?.from === k + 1
  }
  return false
}

// «وقال لا يوجد أي منهم»: a denial needs no particle.
function unmarked(tokens: readonly Token[], word: SpeechWord, form: SpeechForm, to: number): Complement | null {
  const first = word.at + 1
  if (!form.speech.flags.has('unmarked') || form.kind !== 'verb' || first >= to || !isPart('denial', tokens, first)) return null
  return { kind: 'clause', mark: first, first, skip: 0, lead: '', quotation: null }
}

// A clause of its own begins here: و with something that is no name.
const opensClause = (scene: Scene, i: number): boolean => {
  const t = scene.tokens[i]
  if (t === undefined || t.kind !== 'word' || !t.form.startsWith('و') || isPart('no-conjunction', scene.tokens, i)) return false
  return scene.names.phraseAt(i) === null && !/^وال/.test(t.form) && !isPart('aside', scene.tokens, i)
}

// «… اسمه»: the last word of an aside of somebody who would not be named.
function anonymousEnd(tokens: readonly Token[], from: number, limit: number): number {
  for (let k = from; k < Math.min(limit, from + 6); k++) if (isPart('own-name', tokens, k)) return k
  return -1
}

// «أكد، وفقا للموقع أن …»: no comma closes it, and the particle does.
function beforeParticle(tokens: readonly Token[], from: number, comma: number): number {
  if (isComma(tokens[comma])) return comma
  for (let k = from + 2; k < comma; k++) if (isPart('particle', tokens, k)) return k - 1
  return comma
}

function nextComma(tokens: readonly Token[], from: number, limit: number, scene?: Scene): number {
  for (let k = from + 1; k < limit; k++) {
    if (isComma(tokens[k])) return k
    // «وفق ما نقلت وكالة "س"، »: marks around a name.
    const q = scene?.opens.get(k)
    if (q?.closed && q.close - k < 6) {
      k = q.close
      continue
    }
    // «أوضح فلان، وفق ما نقلت عنه الوكالة: "…"»: right before what was said.
    if (tokens[k]!.form === '"' || tokens[k]!.form === '«' || tokens[k]!.form === ':') return scene === undefined ? -1 : k - 1
  }
  return -1
}

/** Whether the form is a dual past that is also a noun's accusative («نقلا»). */
export const isDual = (form: SpeechForm, word: string): boolean => form.plural && form.tense === 'past' && /[^وت]ا$/.test(word)

/** Whether the word is the preposition that it is spelt like: «عقب القمة», no verb but before somebody who may speak. */
export const isOfTime = (scene: Scene, { at, joined, forms }: SpeechWord): boolean =>
  !joined && isPart('aside', scene.tokens, at) && forms.every((f) => f.speech.flags.has('known')) && speakerAt(scene, at + 1) === null

/** Whether a word of saying met on the way takes what follows for itself. */
function stops(scene: Scene, other: SpeechWord): boolean {
  if (scene.names.mentionAt(other.at) !== null || scene.names.phraseAt(other.at) !== null || isPart('no-verb', scene.tokens, other.at))
    return false
  // «مع عدد من»: behind a preposition stands a noun.
  if (isPart('preposition', scene.tokens, other.at - 1) || scene.tokens[other.at - 1]?.form === 'مع') return false
  if (isOfTime(scene, other)) return false
  if (isComma(scene.tokens[other.at - 1]) && /^عن(ه|ها|هم|هما)$/.test(scene.tokens[other.at + 1]?.form ?? '')) return false
  return other.forms.some(
    (f) =>
      (f.kind === 'verb' &&
        !isDual(f, scene.tokens[other.at]!.form) &&
        !f.speech.flags.has('phrase') &&
        !f.speech.flags.has('shown') &&
        (f.tense !== 'past' || f.speech.lemma.length > 2)) ||
      (f.kind === 'participle' && scene.tokens[other.at]!.form.endsWith('ا') && !isOnly(f.speech.clause, 'عن')) ||
      (f.kind === 'noun' && f.pronoun && f.speech.flags.has('unmarked')),
  )
}

// «قال متحدثا في المؤتمر إن»: it speaks of something, and brings nothing in.
const isOnly = (prepositions: ReadonlySet<string>, one: string): boolean => prepositions.size === 1 && prepositions.has(one)
