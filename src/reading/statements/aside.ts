import type { Token } from '../../text/text.ts'
import type { ActorPhrase } from '../names/names.ts'
import { isPart, partAt } from './parts.ts'
import { isComma, type Scene } from './scene.ts'

/** Behind adverbs, times and marks of names, from `j`. */
export function skipAdverbs(scene: Scene, j: number, limit: number): number {
  let k = j
  while (k < limit) {
    const time = scene.timeEnds.get(k) ?? (isPart('time-lead', scene.tokens, k) ? scene.timeEnds.get(k + 1) : undefined)
    if (time !== undefined) {
      k = time.to
      continue
    }
    const n = partAt('adverb', scene.tokens, k)
    if (n === 0) break
    k += n
  }
  return k
}

/** Behind a subject's appositions and the adverbs and times that follow it: «، ينس ستولتنبرغ، الخميس». */
export function afterSubject(scene: Scene, from: number, limit: number): number {
  let k = from
  for (;;) {
    const before = k
    k = skipAdverbs(scene, k, limit)
    if (isPart('by-way', scene.tokens, k) && isPart('channel', scene.tokens, k + 1)) k = behindChannel(scene, k + 2, limit)
    k = behindPlace(scene, k, limit)
    if (isPart('relative', scene.tokens, k)) k = behindRelative(scene, k, limit)
    if (scene.tokens[k]?.form === '(') k = closing(scene.tokens, k, limit) + 1
    if (isComma(scene.tokens[k])) {
      const next = skipAdverbs(scene, k + 1, limit)
      const phrase = scene.names.phraseAt(next)
      if (next > k + 1 || (phrase !== null && phrase.from === next))
        k = phrase !== null && phrase.from === next && isComma(scene.tokens[phrase.to]) ? phrase.to : next
      if (isComma(scene.tokens[k]) && k + 1 < limit) k++
    } else {
      const phrase = scene.names.phraseAt(k)
      if (phrase !== null && phrase.from === k && joinedByAnd(scene, phrase)) k = phrase.to
    }
    if (k === before || k >= limit) return Math.min(k, limit)
  }
}

// «في تعليق له على تويتر، »: up to the comma, where one closes the aside; else behind its adjectives and town.
function behindChannel(scene: Scene, from: number, limit: number): number {
  // «في دورته الاستثنائية التي عقدت بالمدينة أمس، »
  const far = [from, from + 1, from + 2].some((k) => isPart('relative', scene.tokens, k) || isPart('told', scene.tokens, k)) ? 14 : 7
  for (let k = from; k < Math.min(limit, from + far); k++) {
    if (isComma(scene.tokens[k])) return isPart('by-way', scene.tokens, k + 1) || k === from ? k : k + 1
    if (scene.tokens[k]!.form === '(') k = closing(scene.tokens, k, limit)
    else if (scene.tokens[k]!.kind !== 'word' || isPart('particle', scene.tokens, k)) break
  }
  return behindTown(scene, skipAdverbs(scene, from, limit), limit)
}

// «أعلنت الشرطة في المدينة القبض على …», «السفارة في عمّان إغلاق …»: where the subject is, before what is no preposition.
function behindPlace(scene: Scene, k: number, limit: number): number {
  const { tokens } = scene
  if (!isPart('in', tokens, k) || k + 1 >= limit) return k
  const m = scene.names.mentionAt(k + 1)
  const place = m !== null && m.from === k + 1 && (m.type === 'GPE' || m.type === 'LOC') ? m.to : isPart('town', tokens, k + 1) ? k + 2 : k
  return place < limit && tokens[place]!.kind === 'word' && !isPart('aside', tokens, place) && !isPart('preposition', tokens, place)
    ? place
    : k
}

// «في اجتماع طارئ بالدوحة»
function behindTown(scene: Scene, k: number, limit: number): number {
  const town = scene.names.mentionAt(k)
  return town !== null && town.from === k && town.type === 'GPE' && town.span[0] > scene.tokens[k]!.start
    ? skipAdverbs(scene, town.to, limit)
    : k
}

// «الذي يقيم علاقات وثيقة مع الرياض، »
function behindRelative(scene: Scene, at: number, limit: number): number {
  for (let k = at + 1; k < Math.min(limit, at + 16); k++) if (isComma(scene.tokens[k])) return k
  return at
}

/** Whether a phrase is joined to what stands before it by و; «وحدات» and «واشنطن» begin with it themselves. */
export function joinedByAnd(scene: Scene, p: ActorPhrase): boolean {
  if (!scene.tokens[p.from]!.form.startsWith('و') || isPart('no-conjunction', scene.tokens, p.from)) return false
  const mention = scene.names.mentionAt(p.from)
  return mention === null || mention.from !== p.from || mention.span[0] > scene.tokens[p.from]!.start
}

/** Where a sentence begins behind its dateline, before `to`: «دبي، الإمارات (CNN)-- شنت …». */
export function behindDateline(scene: Scene, { from }: { readonly from: number }, to: number): number {
  for (let k = from; k < Math.min(to, from + 16); k++) {
    if (!/^[-–—]+$/.test(scene.tokens[k]!.form)) continue
    let behind = k + 1
    while (behind < to && /^[-–—]+$/.test(scene.tokens[behind]!.form)) behind++
    if (scene.tokens[k - 1]?.form === ')') return behind
  }
  return from
}

/** Index of the bracket that closes the one at `open`, or `open` itself. */
export function closing(tokens: readonly Token[], open: number, limit: number): number {
  for (let k = open + 1; k < limit; k++) if (tokens[k]!.form === ')') return k
  return open
}

/** Behind who leads a subject, in a relative clause of a verb with its pronoun and a name: «الحلف الذي تقوده موسكو نشر …»; `j` where nobody does. */
export function behindLeader(scene: Scene, j: number, limit: number): number {
  const { tokens } = scene
  const leader = scene.names.phraseAt(j + 2)
  const led = isPart('relative', tokens, j) && /^[يت].*(?:ه|ها)$/.test(tokens[j + 1]?.form ?? '') && leader?.from === j + 2
  return led && leader.to < limit ? afterSubject(scene, leader.to, limit) : j
}

/** Behind a time between commas, the first of them at `comma`: «كانت الجامعة أعلنت، أمس، تأجيل القمة»; -1 where none stands there. */
export function behindTime(scene: Scene, comma: number, limit: number): number {
  if (!isComma(scene.tokens[comma])) return -1
  const end = skipAdverbs(scene, comma + 1, limit)
  return end > comma + 1 && isComma(scene.tokens[end]) && end + 1 < limit ? end + 1 : -1
}
