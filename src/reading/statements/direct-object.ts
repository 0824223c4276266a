import type { ActorPhrase } from '../names/names.ts'
import { titleWords } from '../names/title-words.ts'
import { afterSubject, behindLeader, behindTime, skipAdverbs } from './aside.ts'
import { hasBodyBefore } from './body-before.ts'
import type { Complement } from './complement.ts'
import { actOfNoun } from './content-act.ts'
import { isPart, partAt } from './parts.ts'
import { isName } from './quoted-name.ts'
import { countWords, isComma, isStop, type Scene, type SpeechWord, speakerAt } from './scene.ts'
import { type SpeechForm, speechForms } from './speech.ts'
import { hasSubjectBefore, isGoverned } from './subject.ts'

/** Where the content would begin if it were the direct object: behind the subject, or behind the verb itself. */
export function directObject(scene: Scene, word: SpeechWord, form: SpeechForm, limit: number): Complement | null {
  const { speech } = form
  if (!speech.object.has('') || form.kind === 'noun' || (form.pronoun && !speech.flags.has('suffix'))) return null
  if (form.kind === 'participle' && (form.plural || !/[اه]$/.test(scene.tokens[word.at]!.form))) return null
  const { tokens } = scene
  const free = form.kind === 'verb' && !hasSubjectBefore(scene, word.at) && !hasBodyBefore(scene, word)
  const timed = free ? -1 : behindTime(scene, word.at + 1, limit)
  let j = timed > 0 ? timed : skipAdverbs(scene, word.at + 1, limit)
  j += partAt('each', tokens, j)
  const phrase = free ? speakerAt(scene, j) : null
  const unknown =
    free && phrase === null ? (behindMarked(scene, j) ?? behindGroup(scene, j, limit) ?? unknownSubject(scene, j, limit, !word.joined)) : -1
  const subject = phrase !== null || unknown > 0
  // «القرار الذي أعلن عنه»: what was said stands before.
  if (/^عن(ه|ها|هم)$/.test(tokens[word.at + 1]?.form ?? '')) return null
  if (phrase?.kind === 'unnamed')
    j = skipAdverbs(scene, behindOwner(scene, afterSubject(scene, behindBody(scene, phrase.to, limit), limit), limit), limit)
  else if (phrase !== null) j = behindOwner(scene, afterSubject(scene, behindEpithet(scene, phrase.to, limit), limit), limit)
  else if (unknown > 0)
    j = scene.closes.has(unknown - 1) || isComma(tokens[unknown]) ? afterSubject(scene, unknown, limit) : skipAdverbs(scene, unknown, limit)
  // «أكد البيان الختامي على ضرورة …»: a subject, and what the verb's preposition brings in; not «أعلن الإفراج عن».
  const body = isPart('issued', tokens, j) || isPart('stand-in', tokens, j) || isPart('doer', tokens, j)
  if (phrase === null && unknown < 0 && free && body && speech.object.has(tokens[behindDefinite(scene, j, limit)]?.form ?? '-')) return null
  if (phrase !== null) j = behindLeader(scene, behindAdjective(scene, phrase.to, j, limit), limit)
  // «تتعهد مجموعة الدول بزيادة …», «أعلن تنظيم كذا مسؤوليته»: a body nobody names is who says it.
  else if (free && unknown < 0 && TELLS.has(speech.act) && !speech.flags.has('opinion') && !speech.flags.has('listed'))
    j = behindBodyNoun(scene, j, limit)
  if (speech.flags.has('from')) j = behindAsked(scene, j, limit, 'from')
  if (speech.flags.has('onto')) {
    const offered = behindAsked(scene, j, limit, 'onto')
    if (offered === j) return null
    j = offered
  }
  if (speech.flags.has('listed')) j = listedNoun(scene, j, limit)
  const t = tokens[j]
  if (t === undefined || j >= limit) return null
  // «أكد فلان المستشار الخاص للرئيس على»: an apposition.
  if (phrase?.ref != null && scene.typeOf(phrase.ref) === 'PER' && j === phrase.to && isTitle(t.form)) return null
  if (t.kind === 'mark' && scene.opens.get(j) === undefined) return null
  if (t.kind === 'mark' && !isGoodQuote(scene, j)) return null
  if (!subject && timed < 0 && isComma(tokens[word.at + 1])) return null
  if (
    isPart('aside', tokens, j) ||
    isPart('particle', tokens, j) ||
    isPart('relative', tokens, j) ||
    isPart('particle-b', tokens, j) ||
    isPart('no-content', tokens, j)
  )
    return null
  if (speech.object.has('ب') && t.form.startsWith('ب') && !isPart('no-preposition', tokens, j) && scene.names.mentionAt(j)?.from !== j)
    return null
  // «تعهد فلان المرح بعدم …»: an adjective before what the preposition brings in.
  const next = tokens[j + 1]
  if (
    phrase !== null &&
    speech.object.has('ب') &&
    /^ال/.test(t.form) &&
    next?.form.startsWith('ب') === true &&
    scene.names.mentionAt(j) === null
  )
    return null
  // «لمندوب روسيا»: a role behind ل is no object.
  if (t.form.startsWith('ل') && scene.names.phraseAt(j)?.from === j && scene.names.phraseAt(j)?.kind === 'role') return null
  if (/^(لل|بال)/.test(t.form) || isPart('no-noun', tokens, j)) return null
  if (t.form.startsWith('و') && !isPart('no-conjunction', tokens, j)) return null
  // «، معتبرا أن …»: what follows goes on with the speech.
  if (t.form.endsWith('ا') && isComma(tokens[j - 1]) && speechForms(t.form).some((f) => f.kind === 'participle')) return null
  return { kind: 'object', mark: j, first: j, skip: 0, lead: '', quotation: null }
}

const isTitle = (form: string): boolean => form.startsWith('ال') && titleWords().people.get(form.slice(2))?.plural === false

/** Acts whose content is told or done: no body can be what is told. */
const TELLS: ReadonlySet<string> = new Set(['say', 'confirm', 'deny', 'promise'])

// «نفى الحزب الحاكم، أمس، علمه», «أعلن المجلس الرئاسي الليبي، أمس، …»: a definite adjective between who says it and a comma or a time.
function behindAdjective(scene: Scene, end: number, j: number, limit: number): number {
  if (j !== end || j + 1 >= limit || !isDefinite(scene, j) || scene.names.mentionAt(j) !== null) return j
  if (scene.names.nisbaAt(j).length === 0 && !/(?:ي|يه|ون|ين)$/.test(scene.tokens[j]!.form)) return j
  return isComma(scene.tokens[j + 1]) || scene.timeEnds.has(j + 1) ? afterSubject(scene, j + 1, limit) : j
}

// The words of a body or people without a known name, up to the first indefinite one; where nothing follows them, as far as they go.
function behindBodyNoun(scene: Scene, j: number, limit: number): number {
  const { tokens } = scene
  const words = Math.max(partAt('group', tokens, j), partAt('doer', tokens, j))
  if (words === 0) return j
  // «عدد من الشهود», «العديد من سكان البلدة»
  let k = tokens[j + words - 1]!.form === 'من' ? j + words + 1 : j + words
  while (k < limit) {
    const q = scene.opens.get(k)
    if (q?.closed && q.close - k <= 6) k = q.close + 1
    else if (scene.names.mentionAt(k) !== null) k = scene.names.mentionAt(k)!.to
    else if (
      isPart('group', tokens, k) ||
      isPart('doer', tokens, k) ||
      tokens[k]!.form === '#' ||
      isDefinite(scene, k) ||
      /^وال/.test(tokens[k]!.form)
    )
      k++
    else break
  }
  return afterSubject(scene, k, limit)
}

// «مسؤول في جبهة "س" رفضا …», «مسؤولون في الحزب علمهم بـ»: the body that somebody unnamed belongs to.
function behindBody(scene: Scene, j: number, limit: number): number {
  const marks = scene.opens.get(j)
  if (marks !== undefined && isName(scene, marks)) return marks.close + 1
  if (!isPart('of-body', scene.tokens, j)) return j
  for (let k = j + 1; k < Math.min(limit, j + 4); k++) {
    const named = scene.names.mentionAt(k)
    if (named !== null && named.from === k)
      return scene.closes.has(named.to) ? named.to + 1 : Math.max(named.to, scene.names.phraseAt(k)?.to ?? 0)
    if (isDefinite(scene, k) && (k + 1 >= limit || !isDefinite(scene, k + 1))) return k + 1
    if (!isPart('group', scene.tokens, k) && !scene.opens.has(k)) return j
  }
  return j
}

// «وكالة الأنباء "س" خروج …», «المجلس التابع للمنظمة عن …»: a short name between marks, or whose the subject is.
function behindEpithet(scene: Scene, j: number, limit: number): number {
  const marks = scene.opens.get(j)
  if (marks?.closed && marks.close - marks.open <= 4 && isName(scene, marks) && scene.tokens[marks.close + 1]?.kind === 'word')
    return marks.close + 1
  return /^التابع(ه|ين)?$/.test(scene.tokens[j]?.form ?? '') ? behindOwner(scene, j + 1, limit) : j
}

// «مجلس الدفاع لدول مجلس التعاون»: whose body the subject is.
function behindOwner(scene: Scene, j: number, limit: number): number {
  if (j >= limit || !/^ل(?!ا)/.test(scene.tokens[j]!.form)) return j
  for (const k of [j, j + 1]) {
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k && p.to < limit && (k > j || isGoverned(scene, k) || scene.names.mentionAt(k) === null))
      return afterSubject(scene, p.to, limit)
  }
  return j
}

// «طلب خلال الاجتماع من فلان نشر …»: behind whom it is asked from.
function behindAsked(scene: Scene, j: number, limit: number, lead: 'from' | 'onto'): number {
  for (let k = j; k < Math.min(limit - 2, j + 8); k++) {
    if (!isPart(lead, scene.tokens, k)) continue
    const p = scene.names.phraseAt(k + 1)
    return p !== null && p.from === k + 1 ? p.to : j
  }
  return j
}

// «أعلنت منظمة "س" …»: a body whose name stands between marks.
function behindMarked(scene: Scene, j: number): number | null {
  if (!isPart('group', scene.tokens, j) && !isPart('media', scene.tokens, j)) return null
  const q = scene.opens.get(j + 1)
  return q?.closed && q.close - q.open <= 6 ? q.close + 1 : null
}

// «وأكد المجلس، في بيان، …», «أعلن تنظيم كذا المتشدد، في بيان، …»: a body before a comma.
function behindGroup(scene: Scene, from: number, limit: number): number | null {
  const { tokens } = scene
  let k = from + 1
  if (isPart('group', tokens, from))
    while (k < limit && (scene.names.mentionAt(k) !== null || isDefinite(scene, k))) k = scene.names.mentionAt(k)?.to ?? k + 1
  else if (!isPart('stand-in', tokens, from)) return null
  return k < limit && isComma(tokens[k]) && (k > from + 1 || isPart('stand-in', tokens, from)) ? k : null
}

/** Behind a subject that no name is known for: definite words before an indefinite one, or words before a time; -1 where nothing shows one. */
function unknownSubject(scene: Scene, from: number, limit: number, opens: boolean): number {
  const { tokens } = scene
  if (tokens[from]?.kind !== 'word') return -1
  const person = opens ? personAhead(scene, from, limit) : null
  if (person !== null) return person.to
  let k = from
  // «تلك القوات»
  if (isPart('demonstrative', tokens, k)) k++
  // «نفت المعارضة الاتهامات الموجهة إليها»: what is denied is no part of who denies it.
  while (
    k < limit &&
    k < from + 5 &&
    isDefinite(scene, k) &&
    (k === from || isPart('demonstrative', tokens, k - 1) || actOfNoun(tokens, k) === null) &&
    skipAdverbs(scene, k, limit) === k
  )
    k++
  if (k > from && k < limit && tokens[k]!.kind === 'word' && !isPart('aside', tokens, k) && !isPart('relative', tokens, k)) return k
  const led = k > from ? behindLeader(scene, k, limit) : k
  if (led > k) return led
  // «استنكر المشروع، الذي طرحته الدولة، أي استخدام»
  if (k > from && isComma(tokens[k]) && isPart('relative', tokens, k + 1))
    for (let m = k + 2; m < Math.min(limit - 1, k + 14); m++) if (isComma(tokens[m])) return m + 1
  for (k = from + 1; k < Math.min(limit, from + 8); k++) {
    const t = tokens[k]!
    if (t.kind !== 'word' || isPart('aside', tokens, k) || isPart('particle', tokens, k) || isPart('relative', tokens, k)) return -1
    if (scene.timeEnds.has(k)) return k
  }
  return -1
}

const behindDefinite = (scene: Scene, k: number, limit: number): number =>
  k < limit && isDefinite(scene, k) ? behindDefinite(scene, k + 1, limit) : k

const isDefinite = (scene: Scene, k: number): boolean => {
  const t = scene.tokens[k]!
  return t.kind === 'word' && t.form.startsWith('ال') && !isPart('relative', scene.tokens, k) && !titleWords().is('unarticled', t.form)
}

// «أعلن نجم التنس السابق فلان استخدام …»: a person named behind words that are no known title.
function personAhead(scene: Scene, from: number, limit: number): ActorPhrase | null {
  for (let k = from; k < Math.min(limit, from + 7); k++) {
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k && p.ref !== null && scene.typeOf(p.ref) === 'PER') return isGoverned(scene, k) ? null : p
    const t = scene.tokens[k]!
    if (t.kind !== 'word' || isPart('aside', scene.tokens, k) || isPart('particle', scene.tokens, k) || scene.timeEnds.has(k)) return null
  }
  return null
}

/** The first noun at or near `j` with a pronoun of the speaker that is listed for what is voiced («استعدادها»); `j` where there is none. */
function listedNoun(scene: Scene, j: number, limit: number): number {
  for (let k = j; k < Math.min(limit, j + 10); k++) {
    if (isStop(scene.tokens[k]) || isPart('particle', scene.tokens, k)) return j
    if (/(ه|ها|هم|هما)$/.test(scene.tokens[k]!.form) && actOfNoun(scene.tokens, k) !== null) return k
  }
  return j
}

const isGoodQuote = (scene: Scene, j: number): boolean => {
  const q = scene.opens.get(j)!
  return (
    q.closed &&
    countWords(scene.tokens, q.open + 1, q.close) < 4 &&
    !isStop(scene.tokens[q.close + 1]) &&
    !isComma(scene.tokens[q.close + 1])
  )
}
