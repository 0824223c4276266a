import { evidence, type Span, skipFolded } from '../../text/text.ts'
import type { Commitment, Event, Pact, Ref, Statement } from '../contract.ts'
import { type Scene, scenesOf } from '../grammar/clause.ts'
import { gatheredBody, isGathering } from '../grammar/gathered.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { adoptedIn } from './adopted.ts'
import { answersIn } from './answers.ts'
import { type Bound, boundBy, isOwnPronoun } from './bound.ts'
import { contentEnd } from './content.ts'
import { cueWords } from './cues.ts'
import { dueBefore, dueIn } from './due.ts'
import { isForecast } from './forecast.ts'
import { formAt } from './link.ts'
import { binds, obligation } from './obligation.ts'
import { onceEach } from './once.ts'
import { isFirstPerson, isFirstSingular, isFuture, isOurDuty, isRefusal, isWill } from './own-voice.ts'
import { boundBySpeech, statementAt } from './speaker.ts'
import { isStepAt, presentStep } from './steps.ts'
import { towards } from './towards.ts'

/** What the finders before this one found. */
export interface Before {
  readonly names: Names
  readonly times: readonly FoundTime[]
  readonly statements: readonly Statement[]
  readonly events: readonly Event[]
  readonly pacts: readonly Pact[]
}

/** Finds undertakings about the future with somebody bound to them. Ids are empty here; `reading.ts` gives them. */
export function findCommitments(source: Source, before: Before): Commitment[] {
  const found: Commitment[] = []
  for (const scene of scenesOf(source, before.names)) {
    let reached = scene.from
    for (const cue of cuesIn(scene)) {
      if (cue < reached) continue
      const said = statementAt(before.statements, source.tokens[cue]!.start)
      const bound = presentStep(scene, cue, before.times) ?? boundBy(scene, cue, said)
      if (bound === null) continue
      const end = Math.min(contentEnd(scene, bound.start, bound.cue, said), bound.stop ?? scene.to)
      if (end - bound.start < 2) continue
      // What nobody says of himself, or refuses, is only foretold.
      const isOwn =
        isFirstPerson(scene, cue) ||
        isFirstSingular(scene, cue) ||
        isRefusal(scene, cue) ||
        (bound.by.length === 0 && isOwnPronoun(scene, cue))
      if (isOwn && said === null) continue
      if (isFirstSingular(scene, cue) && said?.speaker == null) continue
      const commitment = toCommitment(scene, before, bound, end, said)
      if (commitment.due === null && (bound.dated === true || isForecast(scene, bound, said, commitment.by))) continue
      reached = end
      found.push(bound.carried === true ? carriedOn(scene, commitment, found.at(-1)) : commitment)
    }
  }
  for (const pact of before.pacts)
    for (const clause of pact.clauses) if (binds(source, clause)) found.push(obligation(source, before.times, pact, clause))
  found.push(...adoptedIn(scenesOf(source, before.names), before.pacts))
  found.push(...answersIn(source, before.names, before.times, before.statements, before.events))
  return onceEach(source, found)
}

// «… سيزور الوزير القاهرة. وسيسافر بعد ذلك إلى …»: whoever took the step before this one, where that stands in the sentence before.
function carriedOn({ source, from }: Scene, commitment: Commitment, last: Commitment | undefined): Commitment {
  const isNext = last !== undefined && source.tokens[from]!.start - last.content[1] < BESIDE
  return isNext ? { ...commitment, by: last.by } : commitment
}

// Letters between the end of one sentence and the beginning of the next.
const BESIDE = 40

function cuesIn(scene: Scene): number[] {
  const { source, names, from, to } = scene
  const found: number[] = []
  const { cues, scheduled } = cueWords()
  for (let i = from; i < to; i++) {
    const t = source.tokens[i]!
    if (t.kind !== 'word' || names.mentionAt(i) !== null) continue
    if (isFuture(scene, i) || isWill(t.form) || isRefusal(scene, i) || isOurDuty(scene, i)) found.push(i)
    else if (
      scheduled.has(t.form) ||
      particles('appointed').has(t.form) ||
      cues.at(t.word).length > 0 ||
      ((i === from || source.tokens[i - 1]!.form === '،') && isStepAt(scene, i))
    )
      found.push(i)
  }
  return found
}

function toCommitment(scene: Scene, before: Before, bound: Bound, end: number, said: Statement | null): Commitment {
  const { source } = scene
  const first = source.tokens[bound.start]!
  const start = bound.skip === 0 ? first.start : skipFolded(source.text, first.start, bound.skip)
  const cue = source.tokens[bound.cue]!
  const by = boundBySpeech(scene, bound, said) ?? meetingsBody(scene, bound.cue)
  return {
    id: '',
    by,
    to: towards(scene, bound, by, end),
    content: evidence(source.text, start, source.tokens[end - 1]!.end),
    due:
      dueIn(source, before.times, bound.start, end) ??
      (bound.rule === 'commitment-future' ? dueBefore(source, before.times, bound.cue) : null),
    cue: [cue.start, cue.end],
    condition: conditionIn(scene, bound.start, end),
    rule: bound.rule,
  }
}

// «الاجتماع سيعقد …», «الحلفاء التزموا …»: of the body whose meeting or members were told of.
const meetingsBody = (scene: Scene, cue: number): Ref | null =>
  /^ال(اجتماع|جلسه|قمه|دوره|موتمر)$/.test(formAt(scene, cue - 1)) || isGathering(scene, cue - 1) ? gatheredBody(scene, cue) : null

// «إذا تعرض أحد البلدين لتهديد», up to the next comma or what ف opens
function conditionIn(scene: Scene, from: number, to: number): Span | null {
  const { tokens, text } = scene.source
  const conditions = particles('condition')
  for (let k = from; k < to - 1; k++) {
    if (!conditions.has(tokens[k]!.form) || tokens[k]!.form === 'اي' || tokens[k]!.form === 'ان') continue
    const first = k > from && tokens[k - 1]!.form === 'في' ? k - 1 : k
    let stop = k + 1
    while (stop < to && !/^(،|ف(س[ينتا].{2,}|سوف|لن|ان(ه|ها|هم|نا)?))$/.test(tokens[stop]!.form)) stop++
    return evidence(text, tokens[first]!.start, tokens[stop - 1]!.end)
  }
  return null
}
