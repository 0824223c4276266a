import type { Ref, Statement } from '../contract.ts'
import type { Names } from '../names/names.ts'
import { titleWords } from '../names/title-words.ts'
import type { Sentence, Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { actOf } from './act.ts'
import { attributed } from './attributed.ts'
import { hasBodyBefore } from './body-before.ts'
import { type Content, contentOf, furtherQuotes } from './content.ts'
import { actOfNoun } from './content-act.ts'
import { type Cue, findCues } from './cues.ts'
import { aboutOf, addresseeOf, channelOf, timeOf } from './details.ts'
import { subjectOfSentence } from './elided.ts'
import { furtherParagraph } from './further-paragraph.ts'
import { headline } from './headline.ts'
import { withoutTopics } from './headline-topic.ts'
import { isPart, partAt } from './parts.ts'
import { quoteBefore } from './quote-before.ts'
import { isComma, isPassive, openScene, type Scene } from './scene.ts'
import { speakerOf } from './speaker.ts'
import { type Speaker, Speakers } from './speakers.ts'

/** An utterance before it becomes a statement. */
export interface Utterance {
  readonly cue: Cue
  readonly speaker: Speaker
  readonly content: Content
  /** Whether its word of saying stands inside what another says. */
  readonly nested: boolean
}

/** Finds reported utterances: who said what, how, and with what force. Ids are empty here; `reading.ts` gives them. */
export function findStatements(source: Source, names: Names, times: readonly FoundTime[]): Statement[] {
  const scene = openScene(source, names, times)
  const speakers = new Speakers()
  const out: Statement[] = []
  for (const sentence of source.sentences) {
    const found = utterances(scene, sentence, speakers)
    for (const s of furtherParagraph(scene, sentence, lastOf(out))) out.push(s)
    for (const u of found) out.push(statement(scene, u))
    const heads = headline(scene, sentence, found)
    for (const s of heads) out.push(s)
    for (const s of attributed(scene, sentence, found, speakers)) out.push(s)
    if (found.length === 0 && heads.length === 0) keepTopic(scene, sentence, speakers)
    keepIssuer(scene, sentence, found, speakers)
  }
  return withoutTopics(scene, out).sort((a, b) => a.content[0] - b.content[0] || b.content[1] - a.content[1])
}

// What was said last, by where its words end.
function lastOf(statements: readonly Statement[]): Statement | undefined {
  let last: Statement | undefined
  for (let i = statements.length - 1; i >= Math.max(0, statements.length - 4); i--)
    if (last === undefined || statements[i]!.content[1] > last.content[1]) last = statements[i]
  return last
}

// «وفي بيان ختامي اعتمد المجلس …» · «وأضاف البيان»: whose document it is.
function keepIssuer(scene: Scene, sentence: Sentence, found: readonly Utterance[], speakers: Speakers): void {
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!isPart('issued', scene.tokens, i)) continue
    const owner = issuedBy(scene, i, sentence.to)
    if (owner !== null) {
      speakers.issued({ ref: owner.ref, why: `who issued it: ${owner.why}`, how: 'sentence', feminine: null, plural: false })
      return
    }
    const speaker = found[0]?.speaker
    if (speaker !== undefined) {
      if (speaker.ref !== null) speakers.issued(speaker)
      return
    }
    const subject = subjectOfSentence(scene, sentence, sentence.to)
    if (subject?.ref != null)
      speakers.issued({ ref: subject.ref, why: `subject of the sentence: ${subject.why}`, how: 'sentence', feminine: null, plural: false })
    return
  }
}

// «بيان صدر السبت عن المجلس», «بيان صادر عن وزارة الدفاع»: a body behind عن.
function issuedBy(scene: Scene, at: number, to: number): { ref: Ref; why: string } | null {
  let released = false
  for (let k = at + 1; k < Math.min(to, at + 7); k++) {
    if (isComma(scene.tokens[k])) return null
    released ||= /^(?:صدر|صدرت|صادر|صادره)$/.test(scene.tokens[k]!.form)
    const p = released && scene.tokens[k - 1]!.form === 'عن' ? scene.names.phraseAt(k) : null
    if (p !== null && p.from === k && p.ref !== null) return { ref: p.ref, why: p.why }
  }
  return null
}

function utterances(scene: Scene, sentence: Sentence, speakers: Speakers): Utterance[] {
  const { cues, words } = findCues(scene, sentence)
  const out: Utterance[] = []
  for (let i = 0; i < cues.length; i++) {
    const cue = cues[i]!
    const { flags } = cue.form.speech
    if (
      flags.has('listed') &&
      cue.complement.kind === 'object' &&
      actOfNoun(scene.tokens, cue.complement.first, cue.complement.skip) === null
    )
      continue
    const content = contentOf(scene, inQuote(scene, sentence, cue), cue, cues.slice(i + 1, i + 60))
    if (content === null) continue
    const nested = out.slice(-20).some((u) => cue.at >= u.content.from && cue.at < u.content.to)
    // Marks behind a verb inside what somebody said are that somebody's: «إن تركيا طلبت جلسة "عاجلة"».
    if (nested && cue.complement.kind === 'quote' && !flags.has('neutral')) continue
    const speaker = isPassive(scene, cue.at, cue.form) ? UNTOLD : speakerOf(scene, sentence, cue, out, words, speakers)
    // Inside what somebody said, only a speaker of its own makes another statement.
    if (nested && cue.form.kind === 'verb' && (speaker.how !== 'own' || speaker.ref === null)) continue
    if (nested && cue.complement.kind === 'object' && content.to - content.from < 2) continue
    // «رفعوا أيديهم للتأكيد على أنهم»: inside what somebody said, a noun is no other saying.
    if (nested && cue.form.kind === 'noun' && cue.form.article) continue
    // «أكد رفض "تحويل …"»: one content, and the nearer word says how it is meant.
    const twin = out.findIndex((u) => u.content.from === content.from && u.content.to === content.to && u.speaker.ref === speaker.ref)
    if (twin >= 0) out.splice(twin, 1)
    if (isStray(scene, sentence, cue, speaker) || accusesItself(scene, cue, speaker)) continue
    if (
      !nested &&
      (cue.form.kind !== 'participle' || speaker.how === 'sentence') &&
      speaker.how !== 'carried' &&
      !cue.form.speech.flags.has('document')
    )
      speakers.add(speaker)
    // «"…"، قال فلان، "…"»: the first half too.
    const half = cue.complement.kind === 'quote' && !cue.joined ? quoteBefore(scene, cue.at, cue.form, sentence.to) : null
    const said = half === null || half.first === content.from ? null : contentOf(scene, sentence, { ...cue, complement: half }, [])
    if (said !== null) out.push({ cue, speaker, content: said, nested })
    out.push({ cue, speaker, content, nested })
    for (const more of furtherQuotes(scene, content)) out.push({ cue, speaker, content: more, nested })
  }
  return out
}

const UNTOLD: Speaker = { ref: null, why: 'a passive verb', how: 'unnamed', feminine: null, plural: false }

// What a word of saying inside a quotation brings in ends with the quotation.
const inQuote = (scene: Scene, sentence: Sentence, cue: Cue): Sentence => {
  const q = scene.opens.get(scene.inside[cue.at]!)
  return q === undefined || q.close >= sentence.to ? sentence : { ...sentence, to: q.close }
}

// «اتهمت الحركة بـ» behind words of the movement, or where nobody has spoken: passive, and who accuses stands nowhere.
const accusesItself = (scene: Scene, { at, form, complement }: Cue, speaker: Speaker): boolean =>
  form.kind === 'verb' &&
  form.speech.act === 'accuse' &&
  complement.kind === 'object' &&
  speaker.how !== 'own' &&
  scene.names.phraseAt(at + 1)?.from === at + 1 &&
  // «اتهمت المعارضة الحكومة بـ»
  scene.names.phraseAt(scene.names.phraseAt(at + 1)!.to)?.from !== scene.names.phraseAt(at + 1)!.to &&
  (speaker.ref === null ? speaker.how === 'nobody' : scene.names.phraseAt(at + 1)!.ref === speaker.ref)

// A verb in mid-sentence with a noun and no subject beside it («خلافات تهدد بتقويض …») is seldom speech, nor is a noun whose speaker stands nowhere.
function isStray(scene: Scene, sentence: Sentence, cue: Cue, speaker: Speaker): boolean {
  const own = speaker.how === 'own'
  const person = speaker.ref !== null && scene.typeOf(speaker.ref) === 'PER'
  // «ينص البيان على»: a document or what stands in for it, no person.
  if (cue.form.speech.flags.has('document')) {
    if (isPart('document', scene.tokens, cue.at + 1)) return person && cue.complement.kind === 'object'
    if ((person || cue.complement.kind === 'object') && !own) return true
  }
  if (cue.form.kind === 'noun' && cue.form.article && speaker.how === 'nobody') return true
  if (cue.complement.kind !== 'object' || own) return false
  if (cue.form.kind === 'noun') return speaker.ref === null
  // «وجهت انتقادات للقمة»: whoever gave them stands nowhere, as in the passive.
  if (speaker.how === 'nobody' && cue.form.speech.flags.has('gives')) return true
  if (cue.form.kind !== 'verb' || cue.joined || cue.at === sentence.from) return false
  if (
    speaker.how === 'unnamed' &&
    TOLD.has(cue.form.speech.act) &&
    (opensWithBody(scene, sentence, cue.at) || (cue.form.speech.act === 'deny' && hasBodyBefore(scene, cue)))
  )
    return false
  if (speaker.how === 'unnamed') return !isComma(scene.tokens[cue.at - 1]) && !isPart('join', scene.tokens, cue.at - 1)
  return !isPart('goes-on', scene.tokens, cue.at - 1)
}

const TOLD: ReadonlySet<string> = new Set(['say', 'confirm', 'deny'])
const SUBJECT = 5

// «وكانت المفوضية أعلنت فوز …», «العديد من المصادر أكدت مقتل …»: the sentence begins with a body or people, and the verb is theirs.
function opensWithBody(scene: Scene, sentence: Sentence, at: number): boolean {
  const { tokens } = scene
  let k = sentence.from
  while (k < at && (isPart('auxiliary', tokens, k) || isPart('opener', tokens, k))) k += Math.max(1, partAt('opener', tokens, k))
  // «لكن متحدثا باسم الجيش نفى …»
  if (scene.names.phraseAt(k)?.kind === 'unnamed' || isSomebody(tokens[k]!.form)) return at - k <= SUBJECT
  if (at - k > SUBJECT || at === k) return false
  for (let i = k + 1; i < at; i++) if (tokens[i]!.kind !== 'word' || (isPart('aside', tokens, i) && tokens[i]!.form !== 'من')) return false
  return isPart('group', tokens, k) || isPart('doer', tokens, k) || isPart('own-kind', tokens, k)
}

// «مسؤولا», «متحدثا»: a noun for a person in the accusative.
const isSomebody = (form: string): boolean => form.endsWith('ا') && titleWords().people.get(form.slice(0, -1))?.plural === false

function statement(scene: Scene, { cue, speaker, content }: Utterance): Statement {
  const token = scene.tokens[cue.at]!
  return {
    id: '',
    speaker: speaker.ref,
    addressee: addresseeOf(scene, cue, speaker.ref),
    cue: [token.start, token.end],
    content: content.span,
    mode: content.mode,
    act: actOf(scene, cue, content, speaker),
    channel: channelOf(scene, cue),
    time: timeOf(scene, cue),
    about: aboutOf(scene, content, speaker.ref),
    rule: `${cue.form.kind} ${cue.form.speech.lemma} + ${cue.complement.lead === '' ? '' : `${cue.complement.lead} `}${cue.complement.kind}`,
    why: speaker.why,
  }
}

// A sentence that reports nothing may still change whom «وقال» goes on with.
function keepTopic(scene: Scene, sentence: Sentence, speakers: Speakers): void {
  const subject = subjectOfSentence(scene, sentence, Math.min(sentence.to, sentence.from + 8))
  if (subject?.ref != null && subject.kind !== 'body' && scene.typeOf(subject.ref) === 'PER') speakers.about(subject.ref)
}
