import type { ActorPhrase } from '../names/names.ts'
import { titleWords } from '../names/title-words.ts'
import { listEnd } from './agreement.ts'
import { person } from './apposed.ts'
import { skipAdverbs } from './aside.ts'
import { calledByNoun } from './called-by-noun.ts'
import { actOfNoun } from './content-act.ts'
import type { Cue } from './cues.ts'
import { isPart, partAt } from './parts.ts'
import { isComma, type Scene, speakerAt } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'
import { hasSeveralBefore, isGoverned, isPerson, subjectBefore } from './subject.ts'

/** The subject that stands before or behind the verb at `at`; null where it has none of its own. */
export function named(scene: Scene, at: number, mark: number, cue: Cue, speakers: Speakers): Speaker | null {
  const { feminine, plural } = cue.form
  const of = (p: ActorPhrase, where: string): Speaker => ({ ref: p.ref, why: `${where}: ${p.why}`, how: 'own', feminine, plural })
  const first = skipAdverbs(scene, at + 1, mark)
  // «قال كل من فلان وفلان»: the first of them.
  // «وقالت، فلانة، التي … إن»
  const behindComma = isComma(scene.tokens[first]) && speakerAt(scene, first + 1)?.kind === 'name' ? first + 1 : first
  const start = behindComma + partAt('each', scene.tokens, behindComma)
  const there = start < mark ? speakerAt(scene, start) : null
  // «تحدث ونظيره»: with whom, not who.
  const following = there !== null && comesAlong(scene, there) ? null : there
  const preceding = subjectBefore(scene, at)
  const somebody = isSomebody(scene, at)
  if (somebody >= 0 && (preceding === null || (preceding.from > somebody && !isPerson(scene, preceding))))
    return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  // «معارضو فلان يحذرون»: a verb of several goes with no single person.
  if (preceding !== null && plural && cue.form.kind === 'verb' && isPerson(scene, preceding) && !hasSeveralBefore(scene, at))
    return { ref: null, why: 'several people, none named', how: 'unnamed', feminine, plural }
  const relative = isPart('relative', scene.tokens, at - 1)
  const behind = following !== null && !isGoverned(scene, start)
  // «البلد الذي تعتقد أغلب الحكومات أنه»: the noun behind the verb is the subject, whatever stands ahead of it.
  if (
    relative &&
    following === null &&
    cue.complement.kind === 'clause' &&
    !cue.form.speech.flags.has('person') &&
    isSubjectNoun(scene, start, mark)
  )
    return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  // «جماعة تقول أنقرة إنها», «التي تتهمها دول عربية»: the subject behind the verb goes before a noun that stands ahead of it.
  // «الذي كشفت الجماعة، أمس، عن مقتله»: so is a body spoken of before.
  const standing =
    relative && following === null && !cue.form.pronoun && isPart('stand-in', scene.tokens, start) ? speakers.meant(scene, start) : null
  if (standing !== null) return { ...standing, how: 'own', feminine, plural }
  if (preceding !== null && !(behind && (!cue.form.speech.flags.has('person') || cue.form.pronoun)) && !(relative && cue.form.pronoun))
    return of(preceding, 'subject before the verb')
  // «انتقد الوزير الاتفاق، الذي يصفه بأنه جنون»: the relative clause is the sentence's subject's.
  if (relative && cue.form.pronoun && following === null && preceding === null) return null
  if (relative && cue.form.pronoun && following === null)
    return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  if (start >= mark || (there !== null && following === null)) return null
  // «وتابع حديثه بالقول»
  if (isPart('own-speech', scene.tokens, start)) return null
  if ((scene.tokens[start]!.kind === 'mark' && !scene.opens.has(start)) || isPart('aside', scene.tokens, start) || isGoverned(scene, start))
    return null
  if (
    following !== null &&
    isPart('kin', scene.tokens, start) &&
    scene.names.mentionAt(start) === null &&
    following.ref !== null &&
    following.to <= start + 3
  )
    return { ref: null, why: 'somebody of theirs, not named', how: 'own', feminine, plural }
  const same = following?.ref === null ? calledByNoun(scene, following, cue, speakers) : null
  if (same !== null) return { ...same, feminine, plural }
  // «اعتبر تقرير وزارة الخارجية أن»: a report is a source, and its office says it.
  const issuer = following?.kind === 'unnamed' && isPart('issued', scene.tokens, start) ? issuerOf(scene, start, mark) : null
  if (issuer !== null) return of(issuer, 'whose document it is')
  const aside = following?.kind === 'body' || plural ? null : namedAside(scene, start, mark)
  if (aside !== null && (following === null || following.ref === null)) return of(aside, 'subject of the verb, named between commas')
  return following === null
    ? unknownSubject(scene, start, mark, cue, speakers)
    : { ...of(speaking(scene, following, mark, cue), 'subject of the verb'), plural: plural || listEnd(scene, following) > following.to }
}

// «وليبرمان», «ونظيره التركي فلان»: و before a name or a counterpart, where the word does not begin with it («وزيرة»).
function comesAlong(scene: Scene, p: ActorPhrase): boolean {
  const { form, start } = scene.tokens[p.from]!
  if (!form.startsWith('و')) return false
  const mention = scene.names.mentionAt(p.from)
  return mention?.from === p.from ? mention.span[0] > start : titleWords().is('counterpart', form.slice(1))
}

// «لكن مسؤولا محليا أبلغ», «إلا أن تقريرا للأمم المتحدة خلص»: an indefinite subject right behind the particle.
function isSomebody(scene: Scene, at: number): number {
  const { tokens } = scene
  for (let k = at - 1; k > Math.max(scene.begins[at]!, at - 9); k--) {
    if (isComma(tokens[k])) return -1
    if (!isPart('particle', tokens, k - 1) && !isPart('opener', tokens, k - 1)) continue
    const { form } = tokens[k]!
    if (scene.names.phraseAt(k)?.ref != null || /^ال/.test(form)) return -1
    const indefinite = form.endsWith('ا') && (titleWords().people.has(form.slice(0, -1)) || isPart('issued', tokens, k))
    return titleWords().people.has(form) || isPart('kin', tokens, k) || indefinite ? k : -1
  }
  return -1
}

// «طالبت الأمم المتحدة ترامب بـ»: whom a body asks stands right behind it, and is no apposition.
function speaking(scene: Scene, p: ActorPhrase, mark: number, cue: Cue): ActorPhrase {
  const who = person(scene, p, mark)
  const asked =
    who !== p && (p.kind !== 'unnamed' || p.crowd === true) && cue.form.speech.flags.has('person') && cue.complement.kind !== 'quote'
  return asked && who.from === p.to && who.to >= mark - 1 ? p : who
}

// «أحد عناصر الشرطة، فلان، أن»: a person named between commas right before what was said.
function namedAside(scene: Scene, start: number, mark: number): ActorPhrase | null {
  for (let k = start + 1; k < Math.min(mark, start + 8); k++) {
    if (!isComma(scene.tokens[k])) continue
    const p = scene.names.phraseAt(k + 1)
    const named =
      p !== null && p.from === k + 1 && isPerson(scene, p) && p.kind === 'name' && (isComma(scene.tokens[p.to]) || p.to === mark)
    return named ? p : null
  }
  return null
}

const isSubjectNoun = (scene: Scene, k: number, mark: number): boolean =>
  k < mark - 1 &&
  scene.tokens[k]!.kind === 'word' &&
  !isPart('aside', scene.tokens, k) &&
  !isPart('preposition', scene.tokens, k) &&
  !isPart('particle', scene.tokens, k) &&
  !/^(لل|بال)/.test(scene.tokens[k]!.form)

/** A subject whose first word is no known name: «صحيفة "لوموند"», «الوزارة», «النائب فلان», «عائلة فلان». */
function unknownSubject(scene: Scene, start: number, mark: number, cue: Cue, speakers: Speakers): Speaker | null {
  const { tokens, names } = scene
  const { feminine, plural } = cue.form
  const group = isPart('group', tokens, start) || isPart('media', tokens, start)
  // «وكرر موقف بلاده بأن»: what is said, not who says it.
  if (cue.form.kind === 'verb' && cue.form.speech.flags.has('object') && actOfNoun(tokens, start) !== null) return null
  // «وذكر بيان الجيش أن»: whose document it is.
  const document = isPart('ordinal', tokens, start) ? start + 1 : start
  if (isPart('issued', tokens, document) || isPart('evidence', tokens, document)) {
    const issuer = issuerOf(scene, document, mark)
    if (issuer !== null) return { ref: issuer.ref, why: `whose document it is: ${issuer.why}`, how: 'own', feminine, plural }
  }
  // «تقول "واشنطن بوست" إن»
  const marked = (k: number): boolean => k === start + 1 && scene.opens.has(start)
  if (tokens[start]!.form.startsWith('ال') && isPart('stand-in', tokens, start)) {
    // «الموقع الرسمي للحلف»: it says whose.
    const owner = ownerOf(scene, start, mark)
    if (owner !== null) return { ref: owner.ref, why: `whose site or office it is: ${owner.why}`, how: 'own', feminine, plural }
    const meant = speakers.meant(scene, start)
    if (meant !== null) return { ...meant, feminine, plural }
  }
  // «ويتهم المنتقدون الرئيس فلانا بـ»: behind a subject nobody knows stands whom it is said of.
  if (cue.form.speech.flags.has('person') && tokens[start]!.form.startsWith('ال') && names.phraseAt(start + 1)?.from === start + 1)
    return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  // «واتهمت الدول الأربع طهران بـ»: so it does behind the subject's adjectives.
  if (cue.form.speech.flags.has('person') && accusedBehind(scene, start, mark))
    return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  if (isPart('honorific', tokens, start)) {
    const last = speakers.last(false, false)
    if (last !== null) return { ...last, how: 'carried', why: `a title of the last speaker (${last.why})`, feminine, plural }
  }
  // «ضابط ارتباط القوات في التحالف العميد فلان»: bodies may stand between a noun for one person and who it is.
  const one = titleWords().people.get(tokens[start]!.form)?.plural === false && !cue.form.speech.flags.has('person')
  for (let k = start; k < mark && !isComma(tokens[k]); k++) {
    const m = names.mentionAt(k)
    const p = names.phraseAt(k)
    if (one && k > start && k < start + 10 && p?.from === k && p.kind === 'body') {
      k = p.to - 1
      continue
    }
    if (one && isPart('of-body', tokens, k) && names.phraseAt(k + 1)?.kind === 'body') continue
    if (k > start && isPart('aside', tokens, k)) break
    if (p?.from === k && p.ref !== null) {
      // «قال مساعدون للرئيس فلان»
      if (k > start && isGoverned(scene, k) && !tokens[start]!.form.startsWith('ال')) break
      const type = scene.typeOf(p.ref)
      const bracketed = group && (tokens[k - 1]!.form === '(' || scene.opens.has(k - 1))
      if (isPart('kin', tokens, start) || (type !== 'PER' && !(group && k <= start + 2) && !marked(k) && !bracketed)) break
      return { ref: p.ref, why: `subject of the verb: ${p.why}`, how: 'own', feminine, plural }
    }
    if (m?.from === k && (m.type === 'DOC' || m.type === 'ORG') && (k === start || group || marked(k)))
      return { ref: m.entity, why: 'subject of the verb: a document or body named', how: 'own', feminine, plural }
  }
  // «ودعا نائب عن المعارضة إلى»: somebody, whoever it is.
  if (titleWords().people.has(tokens[start]!.form)) return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
  // «وطالب القادة المجتمع الدولي بـ»
  if (tokens[start]!.form.startsWith('ال') && titleWords().people.get(tokens[start]!.form.slice(2))?.plural === true)
    return { ref: null, why: 'several people, none named', how: 'unnamed', feminine, plural: true }
  // «ودعا الأطراف إلى»: what stands behind such a verb may be whom it is said to.
  return cue.complement.kind === 'object' && cue.form.speech.flags.has('person')
    ? null
    : { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
}

// Somebody known right behind a definite noun and its adjectives, and not joined to them.
function accusedBehind(scene: Scene, start: number, mark: number): boolean {
  let k = start
  while (k < Math.min(mark, start + 3) && scene.tokens[k]!.form.startsWith('ال') && scene.names.mentionAt(k) === null) k++
  const p = k > start && k < mark ? scene.names.phraseAt(k) : null
  return p !== null && p.from === k && p.ref !== null && !isGoverned(scene, k) && !/^[وف]/.test(scene.tokens[k]!.form)
}

// «بيان الجيش», «بيان لوزارة الدفاع», «بيان صادر عن الوزارة»
function issuerOf(scene: Scene, start: number, mark: number): ActorPhrase | null {
  for (let k = start + 1; k < Math.min(mark, start + 5); k++) {
    // «بيان نشرته الوكالة»: who carried it, not whose it is.
    if (isPart('told', scene.tokens, k)) return null
    const p = scene.names.phraseAt(k)
    const m = scene.names.mentionAt(k)
    if (p !== null && p.from < k && m?.from === k && m.type === 'ORG')
      return { from: k, to: m.to, ref: m.entity, kind: 'body', speaks: true, why: 'named' }
    if (p !== null && p.from === k) return p.ref !== null && (scene.typeOf(p.ref) === 'ORG' || k === start + 1) ? p : null
  }
  return null
}

// Behind no more than an adjective or two, ل and a body or a state.
function ownerOf(scene: Scene, start: number, mark: number): ActorPhrase | null {
  for (let k = start + 1; k < Math.min(mark, start + 4); k++) {
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k) return p.ref !== null && isGoverned(scene, k) && scene.typeOf(p.ref) !== 'PER' ? p : null
    if (!scene.tokens[k]!.form.startsWith('ال')) return null
  }
  return null
}

/** «عن X»: whose words an agency hands on; undefined where nobody stands behind عن. */
export function behindFrom(scene: Scene, from: number, to: number): Speaker | undefined {
  for (let k = from; k < to; k++) {
    const words = partAt('handed-from', scene.tokens, k)
    if (words === 0) continue
    for (let j = k + words; j < Math.min(to + 1, k + words + 4); j++) {
      const p = scene.names.phraseAt(j)
      if (p === null || p.from !== j) continue
      const who = person(scene, p, to)
      return { ref: who.ref, why: `words handed on from: ${who.why}`, how: 'own', feminine: null, plural: false }
    }
    return { ref: null, why: 'the source is not named', how: 'own', feminine: null, plural: false }
  }
  return undefined
}
