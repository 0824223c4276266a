import type { Ref } from '../contract.ts'
import type { Scene } from './clause.ts'
import { particles } from './particles.ts'

const MOST = 60
const BEFORE = 4

/** Whether a token is a word for those who decide together and names nobody: «القادة», «الوزراء», «الدول الأعضاء». */
export const isGathering = ({ source, names }: Scene, at: number): boolean =>
  particles('leaders').has(source.tokens[at]?.form ?? '') && names.mentionAt(at) === null

/** The body whose leaders or meeting the article told of last before a token («قادة دول الحلف», «قمة الاتحاد»); null where it told of none. */
export function gatheredBody({ source, names }: Scene, before: number): Ref | null {
  let last = lastBefore(names.mentions, before)
  for (let n = 0; last >= 0 && n < MOST; last--, n++) {
    const mention = names.mentions[last]!
    if (mention.type !== 'ORG') continue
    for (let k = mention.from - 1; k >= Math.max(0, mention.from - BEFORE); k--) {
      const { form, kind } = source.tokens[k]!
      if (kind === 'mark' && /^[.،؛:]$/.test(form)) break
      if (particles('assembled').has(form.replace(/^[وفبكل]{0,2}(ال)?/, ''))) return mention.entity
    }
  }
  return null
}

function lastBefore(mentions: Scene['names']['mentions'], before: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentions[middle]!.from >= before) high = middle
    else low = middle + 1
  }
  return low - 1
}
