import { wording } from './words.ts'

// Words of the pairs of actors that nobody has judged yet.
const WORDS = {
  oneOrTwo: ['أسماء متقاربة: واحد أم اثنان؟', 'Names near each other: one or two?'],
  title: ['واحد أم اثنان؟', 'One or two?'],
  say: [
    'أسماء متقاربة لا يقرر مرصد أهي لواحد أم لاثنين. اقرأ ما يجمعها وما يفرقها، واحكم؛ كل حكم يُسترجع ويبقى بعد إعادة القراءة.',
    'Names so near each other that Marsad does not decide whether they are one actor or two. Read what joins and what parts them, and judge; every judgement can be taken back and outlives a re-reading.',
  ],
  waiting: ['تنتظر حكما', 'wait for a judgement'],
  all: ['الكل', 'all'],
  open: ['لم يُحكم فيها', 'not judged'],
  doubted: ['لا يُعرف', 'cannot be told'],
  different: ['حُكم أنهما اثنان', 'judged to be two'],
  none: ['لا اسمين متقاربين هنا.', 'No two names stand here.'],
  joins: ['يجمعهما', 'Joins them'],
  parts: ['يفرقهما', 'Parts them'],
  form: ['الاسم بالعربية', 'the name in Arabic'],
  transliteration: ['الاسم بحروف لاتينية', 'the name in Latin letters'],
  office: ['المنصب', 'office'],
  country: ['الدولة', 'country'],
  company: ['من يُذكر معهما', 'named beside both'],
  nobody: ['لا أحد', 'nobody'],
  same: ['واحد', 'The same'],
  split: ['اثنان', 'Different'],
  doubt: ['لا يُعرف', 'Cannot be told'],
  keys: ['واحد، اثنان، لا يُعرف', 'the same, different, cannot be told'],
  merged: ['هما الآن واحد.', 'They are one now.'],
  parted: ['هما اثنان.', 'They are two.'],
  isDoubted: ['حُفظ أنه لا يُعرف.', 'It is kept that it cannot be told.'],
  takenBack: ['استُرجع الحكم.', 'The judgement was taken back.'],
  judgedBy: ['حكم بذلك', 'judged by'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

/** A word of the pairs' screen. */
export const paired = wording(WORDS)
