import type { Token } from '../../text/text.ts'
import type { ActorPhrase } from '../names/names.ts'
import { isPart } from './parts.ts'
import { isComma, isStop, type Scene, voices } from './scene.ts'
import { speechForms, speechWord } from './speech.ts'

/** Whether a subject stands right before the verb: «موسكو ترفض», «لكن لافروف أكد», «وكان ترامب قد قال». */
export const hasSubjectBefore = (scene: Scene, at: number): boolean => subjectBefore(scene, at) !== null

/** Whether two or more joined by و stand right before the verb. */
export function hasSeveralBefore(scene: Scene, at: number): boolean {
  const p = subjectBefore(scene, at)
  if (p === null) return false
  // «كان فلان وفلان قد أشادا»
  let k = at - 1
  while (k > p.from && isPart('auxiliary', scene.tokens, k)) k--
  return p !== (scene.names.phraseAt(k) ?? p)
}

/** Somebody right before the verb that no preposition governs; behind a relative pronoun, its antecedent; behind «، …، », whom it is said of. */
export function subjectBefore(scene: Scene, at: number): ActorPhrase | null {
  const { tokens, names } = scene
  const first = scene.begins[at]!
  // و before the verb opens a new clause: what stands ahead of it belongs to the old one.
  if (speechWord(tokens[at]!.form)?.joined && !(tokens[at]!.form.startsWith('ف') && isTopic(scene, at))) return null
  let k = at - 1
  while (k >= first && (isPart('auxiliary', tokens, k) || scene.closes.has(k))) k--
  if (k < first) return null
  const relative = isPart('relative', tokens, k)
  const inserted = !relative && isComma(tokens[k])
  if (relative) {
    if (isOfAnother(tokens[k]!.form, tokens[at]!.form) && !isPart('in-it', tokens, at + 1)) return null
    k--
    if (isComma(tokens[k])) k--
  } else if (isComma(tokens[k])) {
    const open = openingComma(tokens, k)
    // «غير أن مصادر طبية، أشارت إلى»: a comma between the subject of a clause and its verb.
    if (open < 0) return opening(scene, k)
    const inner = names.phraseAt(open + 1)
    k = inner !== null && inner.to === k && isPerson(scene, inner) ? k - 1 : open - 1
  }
  let p = k >= first ? names.phraseAt(k) : null
  if (p === null || p.to <= k || !voices(scene, p)) return null
  // «سئلت عن دعوة الرئيس، فلان، إلى محادثات، قالت»: his is the call, and not the verb.
  if (inserted && p.from > first && speechForms(tokens[p.from - 1]!.form).some((f) => f.kind === 'noun' && !f.pronoun)) return null
  // «إن فلان الأمين العام للهيئة وصف»: he whose office stands behind him.
  const bearer = p.ref === null && p.kind === 'role' && p.from > first ? names.phraseAt(p.from - 1) : null
  if (bearer !== null && bearer.to === p.from && isPerson(scene, bearer) && bearer.kind === 'name') p = bearer
  // «الوزير الذي يزور موسكو أكد»: not the place he visits.
  if (!relative && insideRelative(scene, p)) {
    const antecedent = names.phraseAt(p.from - 3)
    return antecedent !== null && voices(scene, antecedent) && !isGoverned(scene, antecedent.from) ? antecedent : null
  }
  // «موسكو ومينسك تؤكدان»: the first of several; «رحيل فلان، وفلان يطلب»: of persons, a verb of one goes with the nearer.
  if (!isPerson(scene, p) || isOfSeveral(tokens[at]!.form))
    for (let q = joinedBefore(scene, p); q !== null; q = joinedBefore(scene, p)) p = q
  // «وسط تقارير تفيد بأن»: a verb right behind an indefinite noun tells of it, whatever governs the noun.
  if (relative || (p.kind === 'unnamed' && k === at - 1 && p.to === at && p.from === k && !tokens[p.from]!.form.startsWith('ال'))) return p
  return isGoverned(scene, p.from) || (p.from > 0 && isPart('aside', tokens, p.from - 1)) ? null : p
}

// «المحادثات التي قال إنها …», «الهجوم الذي قالت إنه …»: a verb that does not agree with the pronoun has another subject.
function isOfAnother(pronoun: string, verb: string): boolean {
  const forms = speechForms(verb).filter((f) => f.kind === 'verb')
  if (forms.length === 0 || forms.some((f) => f.plural)) return false
  if (pronoun.endsWith('التي')) return forms.every((f) => !f.feminine)
  return pronoun.endsWith('الذي') && forms.every((f) => f.feminine)
}

function opening(scene: Scene, comma: number): ActorPhrase | null {
  const p = comma > 0 ? scene.names.phraseAt(comma - 1) : null
  if (p === null || p.to !== comma || !voices(scene, p) || p.from === scene.begins[comma]) return null
  return isPart('particle', scene.tokens, p.from - 1) ? p : null
}

const isOfSeveral = (form: string): boolean => speechForms(form).some((f) => f.kind === 'verb' && f.plural)

/** Whether a phrase stands right behind the verb of a relative clause: «التي استهدفت دمشق». */
export const insideRelative = (scene: Scene, p: ActorPhrase): boolean =>
  p.from > 2 && isPart('relative', scene.tokens, p.from - 2) && scene.tokens[p.from - 1]!.kind === 'word'

// «أما فلان فقال»
function isTopic(scene: Scene, at: number): boolean {
  const p = scene.names.phraseAt(at - 1)
  return p !== null && p.from > 0 && isPart('topic', scene.tokens, p.from - 1)
}

const joinedBefore = (scene: Scene, p: ActorPhrase): ActorPhrase | null => {
  const q = p.from > 0 && scene.tokens[p.from]!.form.startsWith('و') ? scene.names.phraseAt(p.from - 1) : null
  return q !== null &&
    q !== p &&
    q.to === p.from &&
    voices(scene, q) &&
    (scene.names.mentionAt(p.from)?.span[0] ?? 0) > scene.tokens[p.from]!.start
    ? q
    : null
}

/** Whether a phrase stands for a person who is known. */
export const isPerson = (scene: Scene, p: ActorPhrase): boolean => p.ref !== null && scene.typeOf(p.ref) === 'PER'

function openingComma(tokens: readonly Token[], close: number): number {
  // «(58 عاما) قال»: behind a bracket, what stands before it.
  if (tokens[close]!.form === ')') {
    for (let k = close - 1; k > Math.max(0, close - 8); k--) if (tokens[k]!.form === '(') return k
    return -1
  }
  for (let k = close - 1; k > Math.max(0, close - 12); k--) {
    if (isStop(tokens[k]) || tokens[k]!.form === ')') return -1
    if (isComma(tokens[k])) return k
  }
  return -1
}

/** Whether a preposition is written onto the token. */
export function isGoverned(scene: Scene, i: number): boolean {
  const t = scene.tokens[i]!
  if (t.form.startsWith('لل') || t.form.startsWith('بال') || t.form.startsWith('ولل')) return true
  const mention = scene.names.mentionAt(i)
  if (mention === null || mention.from !== i || mention.span[0] <= t.start) return false
  const clitic = scene.source.text.slice(t.start, mention.span[0])
  return /[بلك]/.test(clitic)
}
