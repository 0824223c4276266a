import type { Span } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { Content } from './content.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'

const ABOUT = 8

/** Whom what was said names, the speaker left out, in order, at most eight. */
export function aboutOf(scene: Scene, content: Content, speaker: Ref | null): Ref[] {
  const refs: Ref[] = []
  for (let i = content.from; i < content.to && refs.length < ABOUT; ) {
    const p = scene.names.phraseAt(i)
    const m = p === null || p.ref === null ? scene.names.mentionAt(i) : null
    const ref = p?.ref ?? m?.entity ?? null
    if (ref !== null && ref !== speaker && !refs.includes(ref)) refs.push(ref)
    i = Math.max(i + 1, m?.to ?? p?.to ?? i + 1)
  }
  return refs
}

/** The words that say by what way it was said («في مؤتمر صحفي», «عبر تويتر»), where they stand between the verb and what it brings in. */
export function channelOf(scene: Scene, cue: Cue): Span | null {
  const { tokens } = scene
  for (let i = cue.at + 1; i < cue.complement.mark; i++) {
    if (!isPart('aside', tokens, i) || !isPart('channel', tokens, i + 1)) continue
    let end = i + 2
    while (end < cue.complement.mark && end < i + 6 && describes(scene, end)) end++
    return [tokens[i + 1]!.start, tokens[end - 1]!.end]
  }
  return null
}

// «صحفي», «مشترك», «على تويتر»: still the way it was said.
const describes = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.kind === 'word' &&
  !scene.timeEnds.has(i) &&
  (isPart('adverb', scene.tokens, i) || (!isPart('aside', scene.tokens, i) && scene.names.phraseAt(i) === null))

/** The time that stands between the verb and what it brings in, where it has been placed. */
export function timeOf(scene: Scene, cue: Cue): { span: Span; value: string } | null {
  for (let i = cue.at + 1; i < cue.complement.mark; i++) {
    const time = scene.timeEnds.get(i)
    if (time !== undefined && time.value !== null && time.to <= cue.complement.first) return { span: time.span, value: time.value }
  }
  return null
}

/** Whom it was said to: the person or body behind the subject of «طالب», «دعا», «اتهم» and the like, or behind ل. */
export function addresseeOf(scene: Scene, cue: Cue, speaker: Ref | null): Ref | null {
  if (!cue.form.speech.flags.has('person') || cue.form.kind === 'noun') return null
  for (let i = cue.complement.mark - 1; i > cue.at; i--) {
    const p = scene.names.phraseAt(i)
    if (p === null) continue
    return p.ref !== speaker && p.to >= cue.complement.mark - 2 ? p.ref : null
  }
  return null
}
