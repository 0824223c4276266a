import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'
import type { Token } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { isAnnouncement } from './announced.ts'
import type { Candidate } from './candidate.ts'
import { callsFor, isMedium, isVetoed } from './name-context.ts'
import { isStateAdjective } from './state-adjective.ts'
import { titleWords } from './title-words.ts'

/** Whether another place follows at a token: «… وبيونغ يانغ». */
export function goesOnWithAPlace(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i]
  if (next === undefined || next.kind !== 'word' || !next.form.startsWith('و')) return false
  const name = lexicon().nameAt(tokens, i, tokens.length)
  return name !== null && name.skip === 1 && name.full.some((e) => e.kind === 'capital' || e.kind === 'state')
}

function formOf(tokens: readonly Token[], c: Candidate): string {
  let form = tokens[c.from]!.form.slice(c.skip)
  for (let i = c.from + 1; i < c.to; i++) form += ` ${tokens[i]!.form}`
  return form
}

/**
 * Whether a candidate may be that name where it stands. A one-word name behind a clitic is doubtful where the clitic is most of what tells it apart
 * from a common word.
 */
export function fits(source: Source, c: Candidate, entry: Entry): boolean {
  if (c.skip > 0 && c.to === c.from + 1 && source.tokens[c.from]!.form.length - c.skip < 3) return false
  // «كسرت» is «she broke», not «like Sirte»: nothing is likened to a town.
  if (c.skip > 0 && c.to === c.from + 1 && entry.kind === 'city' && source.tokens[c.from]!.form[c.skip - 1] === 'ك') return false
  if (c.to - c.from < 3 && isVetoed(formOf(source.tokens, c), source.tokens[c.from - 1], source.tokens[c.to])) return false
  // «وبابها» holds a door, not Abha: two clitics before a short name ask for more than a likeness.
  if (
    c.skip > 1 &&
    c.to === c.from + 1 &&
    source.tokens[c.from]!.form.length - c.skip < 5 &&
    entry.kind !== 'state' &&
    entry.kind !== 'capital'
  )
    return false
  // «لقد بنيت على أكاذيب»: a verb.
  if (entry.type === 'PER' && c.to === c.from + 1 && titleWords().is('verb-lead', source.tokens[c.from - 1]?.form ?? '')) return false
  if (isMedium(entry) && c.to === c.from + 1 && isMediumsAdjective(source.tokens, c.from)) return false
  if (entry.type === 'DOC' && (goesOnWithAPlace(source.tokens, c.to) || isAnnouncement(source.tokens, c.from, c.to, c.skip))) return false
  // «دوماً» is an adverb, whatever town is spelt like it without its ending.
  if (c.to === c.from + 1 && source.text.slice(source.tokens[c.from]!.start, source.tokens[c.from]!.end).includes('\u064b')) return false
  // «ماثيو نيميتز»: behind a given name stands no ship.
  if (entry.type === 'WPN' && c.to === c.from + 1 && c.skip === 0 && isGivenName(source.tokens[c.from - 1]?.form ?? '')) return false
  if (entry.kind === 'state' && c.to === c.from + 1 && c.skip === 0 && isStateAdjective(source, c, entry)) return false
  // «المصري» may be a surname, but here it is an adjective first.
  return !(entry.type === 'PER' && c.to === c.from + 1 && lexicon().nisbaAt(source.tokens, c.from, c.to) !== null)
}

// «للشبكة الإخبارية»: behind a definite noun for a medium a definite word describes it.
function isMediumsAdjective(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  if (before?.kind !== 'word' || !tokens[i]!.gap || !tokens[i]!.form.startsWith('ال')) return false
  return /^(?:[وفبك]?ال|لل)/.test(before.form) && callsFor(before.form.replace(/^(?:[وفبك]?ال|لل)/, ''), 'medium')
}
