import type { Lang } from './words.ts'

// Words of deciding on facts and of a page's versions.
const WORDS = {
  confirm: ['أكّد', 'Confirm'],
  correct: ['صحّح', 'Correct'],
  reject: ['ارفض', 'Reject'],
  undo: ['استرجع', 'undo'],
  confirmed: ['أكّدها', 'confirmed by'],
  corrected: ['صحّحها', 'corrected by'],
  rejected: ['رفضها', 'rejected by'],
  outlives: ['يبقى بعد إعادة القراءة', 'outlives a re-reading'],
  wasRead: ['كما قُرئت', 'as it was read'],
  because: ['لأن', 'because'],
  signAs: ['قراراتك باسم', 'you decide as'],
  sign: ['احفظ الاسم', 'keep the name'],
  decideKeys: ['تأكيد الواقعة وتصحيحها ورفضها', 'confirm, correct, reject the fact'],
  undoKey: ['استرجاع آخر قرار على الصفحة', 'undo the last decision on the page'],
  versionKeys: ['النسخة السابقة والتالية', 'previous, next version'],
  who: ['من', 'who'],
  toWhom: ['لمن', 'to whom'],
  what: ['ماذا', 'what'],
  status: ['الحال', 'status'],
  date: ['متى', 'when'],
  words: ['الكلمات كما في الصفحة', 'the words, as the page has them'],
  why: ['السبب', 'reason'],
  save: ['ثبّت التصحيح', 'Keep the correction'],
  rejectWith: ['ارفض بسبب', 'Reject, with a reason'],
  correctSay: [
    'اكتب ما يثبت؛ ما لا تغيّره يبقى. «|» بين الأسماء، و«-» لا أحد أو بلا تاريخ. تحديد كلمات في المتن يملأ خانة الكلمات.',
    'Write what should stand; what you leave stays. “|” between names, “-” for nobody or no date. Selecting words in the text fills in the words.',
  ],
  leftOut: [
    'خرجت من القوائم والبحث والنظام والمستحق والموجز والملفات المصدّرة، وتبقى هنا مشطوبة.',
    'It is out of lists, searches, the order, what falls due, briefings and exports, and stays here, struck through.',
  ],
  isConfirmed: ['عُلّمت مؤكدة حيث تظهر.', 'It is marked as confirmed wherever it is shown.'],
  isCorrected: ['يحل التصحيح محلها حيث تظهر.', 'The correction stands in its place wherever it is shown.'],
  asRead: ['عادت كما قُرئت.', 'It is as it was read again.'],
  counts: ['ما تغيّر في العدد', 'counts that changed'],
  noLongerRead: ['قرارات على ما لم يعد يُقرأ', 'Decisions on what is no longer read'],
  version: ['النسخة', 'version'],
  ofVersions: ['من', 'of'],
  seen: ['دخلت السجل', 'entered the ledger'],
  current: ['الحالية', 'the current one'],
  before: ['النسخة السابقة', 'version before'],
  after: ['النسخة التالية', 'version after'],
  showChanges: ['أظهر ما تغيّر', 'show what changed'],
  hideChanges: ['أخف ما تغيّر', 'hide what changed'],
  against: ['مقارنة بالنسخة', 'compared with version'],
  wordsAdded: ['كلمات زيدت', 'words added'],
  wordsRemoved: ['كلمات حُذفت', 'words removed'],
  noChange: ['النص واحد', 'the text is the same'],
  decisions: ['القرارات', 'decisions'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

export type PageWord = keyof typeof WORDS

/** A word of deciding on facts, or of versions. */
export const worded = (lang: Lang, word: PageWord): string => WORDS[word][lang === 'ar' ? 0 : 1]
