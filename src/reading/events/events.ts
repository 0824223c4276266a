import { evidence, type Span, skipFolded } from '../../text/text.ts'
import type { Event, Statement } from '../contract.ts'
import { openScene, type Scene } from '../grammar/clause.ts'
import type { Names } from '../names/names.ts'
import type { Sentence, Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { joinTellings, type Told } from './join.ts'
import { actingParties } from './parties.ts'
import { type Roles, rolesOf } from './roles.ts'
import { statusOf } from './status.ts'
import { type Trigger, triggerAt } from './triggers.ts'
import { timeOf } from './when.ts'
import { placeOf } from './where.ts'

/** Finds what happened, is agreed, planned, called for or denied. Ids are empty here; `reading.ts` gives them. */
export function findEvents(source: Source, names: Names, times: readonly FoundTime[], _statements: readonly Statement[]): Event[] {
  const told: Told[] = []
  for (const sentence of source.sentences) {
    const triggers = triggersIn(source, names, sentence)
    if (triggers.length === 0) continue
    const scene = openScene(source, names, sentence)
    const inTitle = source.lines[sentence.line]!.kind === 'title'
    const taken = new Set<number>()
    for (const trigger of triggers) {
      if (taken.has(trigger.at)) continue
      const event = tell(scene, trigger, times, inTitle)
      if (event === null) continue
      if (trigger.with >= 0) taken.add(trigger.with)
      told.push(event)
    }
  }
  return joinTellings(told)
}

function triggersIn(source: Source, names: Names, sentence: Sentence): Trigger[] {
  const found: Trigger[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (source.tokens[i]!.kind !== 'word' || names.mentionAt(i) !== null) continue
    const trigger = triggerAt(source.tokens, i, sentence.to)
    if (trigger !== null) found.push(trigger)
  }
  return found
}

function tell(scene: Scene, trigger: Trigger, times: readonly FoundTime[], inTitle: boolean): Told | null {
  const roles = rolesOf(scene, trigger)
  const status = statusOf(scene, trigger, roles.support)
  if (!isEvent(trigger, roles) || status === 'denied' || status === 'possible') return null
  const time = timeOf(scene, times, trigger.at)
  const { word } = trigger
  return {
    id: '',
    type: word.type,
    mode: word.mode,
    status,
    trigger: triggerSpan(scene, trigger),
    told: [],
    ...actingParties(scene.names, word.type, roles),
    time: time === null || time.value === null ? null : { span: time.span, value: time.value },
    place: placeOf(scene, trigger.at),
    rule: `event-${trigger.sense.kind}`,
    family: word.mode ?? word.lemma,
    inTitle,
  }
}

// What its line asks of a trigger before it counts as an event of its own.
function isEvent(trigger: Trigger, roles: Roles): boolean {
  const { strength } = trigger.word
  const actors = roles.actors.length
  const recipients = roles.recipients.length
  if (strength === 1) return actors + recipients > 0
  if (strength === 2) return actors > 0
  if (strength === 3) return actors > 0 && recipients > 0
  return false
}

/** The trigger word without its clitics, with the word it needs where that one stands beside it. */
function triggerSpan(scene: Scene, trigger: Trigger): Span {
  const { source } = scene
  const token = source.tokens[trigger.at]!
  const start = trigger.sense.skip === 0 ? token.start : skipFolded(source.text, token.start, trigger.sense.skip)
  const last = trigger.with > trigger.at && trigger.with - trigger.at <= 1 ? trigger.with : trigger.at
  return evidence(source.text, start, source.tokens[last]!.end)
}
