import { wording } from './words.ts'

// Words of working files and kept searches.
const WORDS = {
  crises: ['ملفات الأزمات', 'Crises'],
  crisis: ['ملف أزمة', 'Working file'],
  crisesSay: [
    'ملف عمل يُفتح على حدث فينمو وحده كلما جاءت صفحات؛ التزامات وأقوال مع أدلتها، بلا نصيحة ولا توقع',
    'a working file opened on an event grows by itself as pages come; obligations and statements with their evidence, no advice and no prediction',
  ],
  noCrises: ['لا ملف بعد. افتح واحدا من شاشة قصة أو حدث.', 'No file yet. Open one from the screen of a story or an event.'],
  openFile: ['افتح ملف أزمة', 'Open a working file'],
  open: ['مفتوح', 'open'],
  closed: ['مغلق', 'closed'],
  opened: ['فُتح', 'opened'],
  reopened: ['أُعيد فتحه', 'reopened'],
  close: ['أغلق الملف', 'Close the file'],
  reopen: ['أعد فتحه', 'Open it again'],
  why: ['السبب (اختياري)', 'why (optional)'],
  by: ['من', 'by'],
  report: ['تقرير حال', 'Situation report'],
  event: ['الحدث', 'The event'],
  noEvent: ['الملف على القصة كلها، لا على حدث واحد منها.', 'The file is on the story as a whole, not on one event of it.'],
  claims: ['ما يُروى', 'What is told'],
  claimsSay: ['ما يتعارض أولا، ثم بعدد التقارير المستقلة', 'what stands against something first, then by independent reports'],
  touches: ['ما يمسه من التزامات', 'Obligations it touches'],
  untouched: [
    'لا يُعرف نوع ما وقع أو على أي دولة؛ يُذكران عند فتح الملف.',
    'What happened, or to which state, is not known; both can be said when a file is opened.',
  ],
  noClause: ['لا بند في الأساس يمسه.', 'No clause of an instrument in the base touches it.'],
  binds: ['تُلزم', 'binds'],
  whole: ['البنود كلها', 'all clauses'],
  statements: ['أقوال الأطراف منذئذ', 'What each party has said since'],
  statementsSay: ['بالترتيب؛ الكلام الذي ينقله عدة مقالات يرد مرة', 'in order; words that several articles carry stand once'],
  silent: ['من لم يُقرأ له قول', 'Who is silent'],
  silentSay: ['في ما قُرئ', 'in what was read'],
  noneSilent: ['لكل طرف قول.', 'Every party has said something.'],
  named: ['تسميه', 'named on'],
  bound: ['ملزم ببند', 'bound by a clause'],
  takesPart: ['طرف في الحدث', 'takes part'],
  ahead: ['ما هو مقرر أو مطلوب', 'Scheduled or called for'],
  deadlines: ['ما يستحق', 'Deadlines'],
  log: ['ما لوحظ ومتى', 'What was noticed when'],
  logSay: ['من يومية السجل', "from the ledger's journal"],
  article: ['مقال جديد', 'a new article'],
  copy: ['نسخة', 'a copy'],
  spoke: ['أول قول', 'first heard'],
  contradicted: ['بدأ التعارض', 'tellings began to differ'],
  all: ['الكل', 'all'],
  searches: ['بحوث محفوظة', 'Kept searches'],
  keep: ['احفظ هذا البحث', 'Keep this search'],
  searchName: ['باسم', 'under the name'],
  forget: ['انسه', 'forget'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

export type FileWord = keyof typeof WORDS

/** A word of working files and kept searches. */
export const filed = wording(WORDS)
