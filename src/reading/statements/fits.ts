import { afterSubject, skipAdverbs } from './aside.ts'
import type { Complement } from './complement.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene, type SpeechWord, speakerAt } from './scene.ts'
import { type SpeechForm, speechForms } from './speech.ts'
import { hasSubjectBefore } from './subject.ts'

// «رسوم مشددة على الواردات», «من أجل مطالبة»: an adjective or a verbal noun, not somebody saying.
function isAdjective(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1]!
  if (before.kind !== 'word') return false
  return /(ة|ات)$/.test(scene.source.text.slice(before.start, before.end)) || isPart('before-noun', scene.tokens, at - 1)
}

// «اتهام إسرائيل بالمسؤولية»: with nobody else behind it, the genitive is the accused.
function isAccused(scene: Scene, word: SpeechWord, form: SpeechForm, complement: Complement): boolean {
  if (form.speech.act !== 'accuse') return false
  // «المحتجز لاتهامه بالتجسس»: with nobody between, the pronoun is the accused.
  if (form.pronoun) return complement.mark === word.at + 1 && scene.tokens[word.at]!.form.startsWith('ل')
  const p = scene.names.phraseAt(word.at + 1)
  return p !== null && p.to >= complement.mark
}

function isOfCourt({ tokens }: Scene, at: number): boolean {
  for (let k = at - 4; k <= at + 2; k++) if (k !== at && isPart('court', tokens, k)) return true
  return false
}

// «أقر فلان بالهزيمة», not «أقر البرلمان السماح بنشر …»: with a noun before the preposition the verb is another.
function isNear(scene: Scene, at: number, mark: number): boolean {
  const start = skipAdverbs(scene, at + 1, mark)
  const subject = speakerAt(scene, start)
  return (subject === null ? start : afterSubject(scene, subject.to, mark)) >= mark
}

const FAR = 10

// «تهديد الحركة لها، أو من باب …», «وعود وتهديدات في ظل العجز، والاكتفاء بالإدانة»: far from the noun, or behind a comma, the preposition is another's.
function isAttached(scene: Scene, at: number, mark: number): boolean {
  let commas = 0
  for (let k = at + 1; k < mark; k++) if (isComma(scene.tokens[k])) commas++
  return mark - at <= FAR && commas !== 1
}

// «طرفا», «"باطلا"»: an indefinite accusative that is no name.
function isPredicate(scene: Scene, first: number): boolean {
  const at = scene.tokens[first]!.kind === 'mark' ? first + 1 : first
  const t = scene.tokens[at]
  return t !== undefined && t.form.length > 3 && /[^وي]ا$/.test(t.form) && !/^(?:ال|ه)/.test(t.form) && scene.names.mentionAt(at) === null
}

/** Whether a word of saying, so read and with what it takes, says something where it stands. */
export function fits(scene: Scene, word: SpeechWord, form: SpeechForm, complement: Complement): boolean {
  const { flags } = form.speech
  const { tokens } = scene
  // «رفض أن يؤكد»: nothing was said.
  if (form.speech.act === 'reject' && complement.kind === 'clause' && speechForms(tokens[complement.first]?.form ?? '').length > 0)
    return false
  // «الزعيم الذي يعتقد أنه درس في الخارج»: others believe it of him.
  if (
    form.kind === 'verb' &&
    flags.has('passive') &&
    form.tense === 'present' &&
    complement.kind === 'clause' &&
    complement.mark === word.at + 1 &&
    isPart('relative', tokens, word.at - 1) &&
    /^ان(ه|ها|هم|هما)$/.test(tokens[complement.mark]!.form)
  )
    return false
  // «الهدنة التي أعلنت عنها العاصمة بعد تقارير عن قتلى»: what was said stands before.
  if (form.kind === 'verb' && complement.lead === 'عن' && /^عن(ه|ها|هم)$/.test(tokens[word.at + 1]?.form ?? '')) return false
  // «أدانت محكمة في المدينة رجلا بالقتل»: a sentence passed, no words.
  if (form.kind === 'verb' && form.speech.act === 'condemn' && complement.kind === 'object' && isOfCourt(scene, word.at)) return false
  if (form.kind === 'verb' && flags.has('passive') && form.tense === 'present' && !hasSubjectBefore(scene, word.at)) {
    // «يذكر أن …»: nobody mentions it, whatever other preposition follows.
    // «تبين لاحقا أن»: it turned out.
    const next = form.feminine ? skipAdverbs(scene, word.at + 1, complement.mark + 1) : word.at + 1
    if (isPart('particle', tokens, next)) return false
    if (complement.mark <= word.at + 1 && (complement.kind === 'clause' || complement.kind === 'object')) return false
  }
  // «السوق التي تعتبر أكبر زبون»: nobody calls it so.
  if (
    form.kind === 'verb' &&
    flags.has('opinion') &&
    form.tense === 'present' &&
    !form.pronoun &&
    complement.mark === word.at + 1 &&
    isPart('relative', tokens, word.at - 1)
  )
    return false
  // «متهما بالتجسس»: accused, not accusing: he who accuses has somebody behind the word.
  if (form.kind === 'participle' && form.speech.act === 'accuse' && complement.kind === 'object' && complement.mark === word.at + 1)
    return false
  // «كانت خيارا مقترحا لمثل هذا اللقاء»: behind an indefinite noun, its adjective.
  if (
    form.kind === 'participle' &&
    complement.kind === 'object' &&
    (complement.lead !== '' || tokens[complement.first]!.form.startsWith('ل')) &&
    /^(?!ال).*[^وينهم]ا$/.test(tokens[word.at - 1]?.form ?? '') &&
    !isPart('adverb', tokens, word.at - 1) &&
    speechForms(tokens[word.at - 1]!.form).length === 0 &&
    scene.names.mentionAt(word.at - 1) === null
  )
    return false
  // «تعتبر الخطوة انتهاكا»: what stands behind the verb is called so, and calls nobody anything.
  if (form.kind === 'verb' && flags.has('opinion') && !form.pronoun && complement.kind === 'object' && isPredicate(scene, complement.first))
    return false
  // «توقّع اتفاقية»
  if (flags.has('signs') && complement.kind === 'object' && isPart('signed', tokens, complement.first)) return false
  if (flags.has('near') && form.kind === 'verb' && complement.kind === 'object' && !isNear(scene, word.at, complement.mark)) return false
  if (form.kind === 'participle') {
    const bare = !/(ا|ه|ين|ات|ها|هم)$/.test(tokens[word.at]!.form)
    if (bare && complement.mark > word.at + 2) return false
    if (complement.kind === 'object' && form.feminine && isAdjective(scene, word.at)) return false
    if (form.plural && complement.kind === 'object' && complement.mark > word.at + 8) return false
  }
  if (form.kind === 'noun') {
    if (complement.kind === 'object')
      return (
        flags.has('nominal') && !form.article && !isAccused(scene, word, form, complement) && isAttached(scene, word.at, complement.mark)
      )
    // «بعد اعتراضها "نتج عنه …"»: only a word of plain saying brings in what stands between marks.
    if (complement.kind === 'quote' && form.pronoun && !flags.has('neutral') && !flags.has('stands-in')) return false
    if (complement.kind === 'quote' && complement.mark > word.at + (flags.has('stands-in') ? 24 : 8)) return false
    // «غني عن القول», «يمكن القول»: the writer's own.
    if (form.article)
      return (
        !isPart('no-saying', tokens, word.at - 1) &&
        flags.has('stands-in') &&
        complement.mark <= word.at + 3 &&
        !isPart('join', tokens, word.at - 1)
      )
    if (form.given) return true
    if (!form.pronoun && complement.kind !== 'clause') return false
  }
  return true
}
