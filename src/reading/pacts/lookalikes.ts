import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'

// Places where the head of an instrument stands and none is meant.

/** «ليست هناك خطة», «دون اتفاق»: none that exists. */
export function isAbsent({ tokens }: Source, i: number): boolean {
  const before = tokens[i - 1]?.form ?? ''
  if (/^[وب]?دون$/.test(before)) return true
  if (!/^(هناك|يوجد|توجد|وجود|ثمه|لدي.*)$/.test(before)) return false
  return particles('negation').has(tokens[i - 2]?.form ?? '') || particles('negation').has(tokens[i - 3]?.form ?? '')
}

/** «الأهمية الاستراتيجية», «أسلحة استراتيجية»: behind a noun that agrees with it the word describes that. */
export function isAdjective({ tokens }: Source, i: number, definite: boolean): boolean {
  const before = tokens[i - 1]
  if (before?.kind !== 'word' || /^[وفبل]/.test(tokens[i]!.form)) return false
  // «مواقع استراتيجية»: no verb begins with م.
  if (!definite && /^م.{3}/.test(before.form) && !/(ا|ين|ون)$/.test(before.form)) return true
  return definite ? /^[وفبكل]?ال.{3}|^لل.{3}/.test(before.form) : /^(?!ال|[يت]).{3,}(ه|ات)$/.test(before.form)
}

/** «اجتماع مقترح», «الاجتماعات المقترحة»: the participle describes what stands before it. */
export const isProposed = (source: Source, i: number, definite: boolean): boolean =>
  particles('occasion').has((source.tokens[i - 1]?.form ?? '').replace(/^[وفبلك]?ال/, '')) || isAdjective(source, i, definite)

/** «إعلان واشنطن الانسحاب», «إعلان طهران الثلاثاء أنها …», «إعلان أنقرة سيطرتها»: what somebody announces stands behind his name. */
export function isAnnounced({ tokens }: Source, names: Names, i: number): boolean {
  const at = tokens[i + 1]?.kind === 'mark' ? i + 2 : i + 1
  const mention = names.mentionAt(at)
  if (mention === null || mention.from !== at || mention.type === 'DOC') return false
  // «إعلان أنقرة «الحزب» جماعة محظورة»
  if (/^["«“]$/.test(tokens[mention.to]?.form ?? '') && names.mentionAt(mention.to + 1) !== null) return true
  for (let k = mention.to; k < mention.to + ANNOUNCED && tokens[k]?.kind === 'word'; k++) {
    const { form } = tokens[k]!
    if (/^[وب]?ان(ها|ه|هم)?$/.test(form)) return true
    if (k === mention.to && (/^ال(?!ذي$|تي$|خاص|مشترك).{4}/.test(form) || /^.{3,}(ها|هم)$/.test(form))) return true
  }
  return false
}

const ANNOUNCED = 3
