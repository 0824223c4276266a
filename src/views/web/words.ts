/** Languages of the interface. */
export type Lang = 'ar' | 'en'

/** Looks words up in a table that has each in Arabic and in English. */
export function wording<Name extends string>(words: Readonly<Record<Name, readonly [ar: string, en: string]>>) {
  return (lang: Lang, word: Name): string => words[word][lang === 'ar' ? 0 : 1]
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

const COUNTED: Readonly<Record<string, Readonly<Record<Lang, Forms>>>> = {
  page: {
    en: { one: 'page', other: 'pages' },
    ar: { zero: 'صفحة', one: 'صفحة', two: 'صفحتان', few: 'صفحات', many: 'صفحة', other: 'صفحة' },
  },
  statement: {
    en: { one: 'statement', other: 'statements' },
    ar: { zero: 'قول', one: 'قول', two: 'قولان', few: 'أقوال', many: 'قولا', other: 'قول' },
  },
  event: { en: { one: 'event', other: 'events' }, ar: { zero: 'حدث', one: 'حدث', two: 'حدثان', few: 'أحداث', many: 'حدثا', other: 'حدث' } },
  pact: {
    en: { one: 'pact', other: 'pacts' },
    ar: { zero: 'اتفاق', one: 'اتفاق', two: 'اتفاقان', few: 'اتفاقات', many: 'اتفاقا', other: 'اتفاق' },
  },
  commitment: {
    en: { one: 'commitment', other: 'commitments' },
    ar: { zero: 'تعهد', one: 'تعهد', two: 'تعهدان', few: 'تعهدات', many: 'تعهدا', other: 'تعهد' },
  },
  actor: {
    en: { one: 'actor', other: 'actors' },
    ar: { zero: 'فاعل', one: 'فاعل', two: 'فاعلان', few: 'فاعلين', many: 'فاعلا', other: 'فاعل' },
  },
  state: {
    en: { one: 'state', other: 'states' },
    ar: { zero: 'دولة', one: 'دولة', two: 'دولتان', few: 'دول', many: 'دولة', other: 'دولة' },
  },
  result: {
    en: { one: 'page found', other: 'pages found' },
    ar: { zero: 'صفحة', one: 'صفحة وُجدت', two: 'صفحتان وُجدتا', few: 'صفحات وُجدت', many: 'صفحة وُجدت', other: 'صفحة وُجدت' },
  },
  story: { en: { one: 'story', other: 'stories' }, ar: { zero: 'قصة', one: 'قصة', two: 'قصتان', few: 'قصص', many: 'قصة', other: 'قصة' } },
  report: {
    en: { one: 'independent report', other: 'independent reports' },
    ar: { zero: 'تقرير', one: 'تقرير', two: 'تقريران مستقلان', few: 'تقارير مستقلة', many: 'تقريرا مستقلا', other: 'تقرير مستقل' },
  },
  copy: { en: { one: 'copy', other: 'copies' }, ar: { zero: 'نسخة', one: 'نسخة', two: 'نسختان', few: 'نسخ', many: 'نسخة', other: 'نسخة' } },
  article: {
    en: { one: 'article', other: 'articles' },
    ar: { zero: 'مقال', one: 'مقال', two: 'مقالان', few: 'مقالات', many: 'مقالا', other: 'مقال' },
  },
  pair: { en: { one: 'pair', other: 'pairs' }, ar: { zero: 'زوج', one: 'زوج', two: 'زوجان', few: 'أزواج', many: 'زوجا', other: 'زوج' } },
  outlet: {
    en: { one: 'outlet', other: 'outlets' },
    ar: { zero: 'منبر', one: 'منبر', two: 'منبران', few: 'منابر', many: 'منبرا', other: 'منبر' },
  },
}

const rules = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') }

/** «3 statements», «ثلاثة» as a figure with its noun in the number that the language asks for. */
export function counted(lang: Lang, thing: string, n: number): string {
  const forms = COUNTED[thing]?.[lang]
  if (forms === undefined) throw new Error(`no word for ${thing}`)
  const noun = forms[rules[lang].select(n)] ?? forms.other
  return lang === 'ar' && (n === 1 || n === 2) ? (n === 1 ? `${noun} واحد${noun.endsWith('ة') ? 'ة' : ''}` : noun) : `${n} ${noun}`
}

const WORDS = {
  marsad: ['مرصد', 'Marsad'],
  brief: ['اليوم', 'Today'],
  pages: ['الصفحات', 'Pages'],
  timeline: ['الزمن', 'Timeline'],
  actors: ['الفاعلون', 'Actors'],
  crises: ['الأزمات', 'Crises'],
  order: ['النظام', 'Order'],
  due: ['ما يستحق', 'Due'],
  search: ['بحث', 'Search'],
  night: ['ليل', 'Night'],
  day: ['نهار', 'Day'],
  otherLanguage: ['English', 'العربية'],
  sections: ['الأقسام', 'Sections'],
  skip: ['إلى المتن', 'Skip to the text'],
  kindsOfFact: ['أنواع الوقائع', 'Kinds of fact'],
  name: ['اسم', 'name'],
  statement: ['قول', 'statement'],
  time: ['زمن', 'time'],
  event: ['حدث', 'event'],
  pact: ['اتفاق', 'pact'],
  commitment: ['تعهد', 'commitment'],
  sampleName: ['بوتين', 'بوتين'],
  sampleStatement: ['قال', 'قال'],
  sampleTime: ['الثلاثاء', 'الثلاثاء'],
  sampleEvent: ['وقع', 'وقع'],
  samplePact: ['معاهدة', 'معاهدة'],
  sampleCommitment: ['ستدخل', 'ستدخل'],
  move: ['تنقّل', 'move'],
  noTitle: ['بلا عنوان', 'no headline'],
  undated: ['بلا تاريخ', 'undated'],
  undatedWhy: ['الصفحة لا تذكر يوم نشرها', 'the page does not state when it was published'],
  noOutlet: ['المنبر غير مسمى', 'outlet not named'],
  noAgency: ['لم تُذكر وكالة', 'no agency named'],
  published: ['نُشر', 'published'],
  byCollector: ['كما يعرف جامع الصفحة', 'as its collector knew'],
  noSpeaker: ['قائل غير مسمى', 'nobody named'],
  noActor: ['لم يُسمَّ فاعل', 'no actor named'],
  nobodyBound: ['لم يُسمَّ الملتزم', 'nobody named as bound'],
  notDated: ['لم يُؤرَّخ', 'not dated'],
  dateOfPage: ['تاريخ النشر', 'date of publication'],
  about: ['عن', 'about'],
  to: ['إلى', 'to'],
  when: ['متى', 'when'],
  how: ['كيف', 'how'],
  rule: ['القاعدة', 'rule'],
  where: ['أين', 'where'],
  status: ['الحال', 'status'],
  parties: ['الأطراف', 'parties'],
  source: ['المصدر', 'source'],
  condition: ['الشرط', 'condition'],
  direct: ['اقتباس مباشر', 'in quotation marks'],
  indirect: ['كلام منقول', 'reported'],
  explain: ['لماذا هذا هنا', 'why this is here'],
  openPage: ['في موضعه من الصفحة', 'in its place on the page'],
  byline: ['سطر البيانات', 'byline'],
  caption: ['تعليق صورة، لم يُقرأ', 'caption, not read'],
  related: ['ذات صلة، لم تُقرأ', 'related, not read'],
  other_article: ['مقال آخر', 'another article'],
  ticker: ['شريط عاجل، لم يُقرأ', 'ticker, not read'],
  tags: ['وسوم', 'tags'],
  boilerplate: ['تذييل الموقع', 'site text'],
  what: ['ما في السجل', 'What the ledger holds'],
  newest: ['الأحدث نشرا', 'Newest first'],
  none: ['لا شيء', 'none'],
  nothingYet: ['السجل خال بعد.', 'The ledger is still empty.'],
  howToBegin: [
    'مرصد يقرأ صفحات الأخبار العربية ويعلّم فيها من قال ومن فعل ومتى، وكل واقعة تفتح كلماتها. ابدأ بصفحة واحدة:',
    'Marsad reads pages of Arabic news and marks who said and did what, when; every fact opens its words. Begin with one page:',
  ],
  older: ['الأقدم', 'older'],
  newer: ['الأحدث', 'newer'],
  next: ['التالي', 'next'],
  previous: ['السابق', 'previous'],
  of: ['من', 'of'],
  all: ['الكل', 'all'],
  bothSides: ['من مُلزَم لمن، وبأي نص', 'Who is bound to whom, in which words'],
  ifThen: ['إن حدث كذا، وجب كذا', 'If this, then that'],
  ifThenSay: ['نص الشرط ونص الالتزام كما وردا', 'condition and obligation in the words of the page'],
  noCondition: ['لا شرط في النص', 'no condition in the text'],
  obligation: ['الالتزام', 'obligation'],
  allPacts: ['كل ما سُمّي من اتفاقات', 'Every pact named'],
  unknown: ['غير معلوم', 'unknown'],
  dueTitle: ['ما وُعد به ومتى', 'What was promised, and by when'],
  dueSay: ['الأقرب أجلا أولا، ثم ما لا أجل له', 'by the day it falls due, then what has no date'],
  noDue: ['بلا أجل في النص', 'no date in the text'],
  offices: ['المناصب', 'Offices'],
  fromLexicon: ['من معجم مرصد، لا من الصفحات', "from Marsad's lexicon, not from the pages"],
  statements: ['الأقوال', 'Statements'],
  inWords: ['بنصها', 'In their words'],
  pactsHead: ['الاتفاقات', 'Pacts'],
  withWhom: ['مع من', 'With whom'],
  memberOf: ['عضوية', 'Membership'],
  alsoWritten: ['يُكتب أيضا', 'also written'],
  noStatements: ['لا قول له في ما قُرئ', 'it says nothing in what was read'],
  events: ['الأحداث', 'Events'],
  commitmentsHead: ['التعهدات', 'Commitments'],
  timelineTitle: ['ما جرى وما قيل، بالترتيب', 'What happened and what was said, in order'],
  findTitle: ['بحث في الصفحات', 'Search the pages'],
  findSay: [
    'كلمات تجتمع في الصفحة؛ «…» لعبارة، و-كلمة للاستثناء',
    'words that must all stand in a page; "…" for a phrase, -word to leave out',
  ],
  findNothing: ['لا صفحة فيها هذه الكلمات.', 'No page holds these words.'],
  why: ['لماذا', 'Why'],
  whyTitle: ['لماذا هذه الواقعة هنا', 'Why this fact is here'],
  words: ['الكلمات', 'the words'],
  line: ['السطر', 'the line'],
  refusals: ['ما رُفض في السطر نفسه', 'refused in the same line'],
  people: ['أشخاص', 'people'],
  bodies: ['هيئات', 'bodies'],
  places: ['أمكنة', 'places'],
  others: ['غير ذلك', 'others'],
  keys: ['المفاتيح', 'Keys'],
  close: ['إغلاق', 'close'],
  nextFact: ['الواقعة التالية والسابقة', 'next, previous fact'],
  openFact: ['فتح الواقعة وإغلاقها', 'open, close the fact'],
  switchKind: ['إظهار نوع أو إخفاؤه', 'switch a kind on or off'],
  goTo: ['ثم حرف القسم: انتقال', 'then a section: go there'],
  thisList: ['هذه القائمة', 'this list'],
  factSheet: ['الواقعة', 'The fact'],
  errorFound: ['لم يُعثر على ما طُلب', 'What was asked for is not here'],
  errorBad: ['لم يُفهم الطلب', 'The request could not be understood'],
  errorBug: ['خطأ في مرصد', 'Something broke in Marsad'],
  tryHome: ['عد إلى الشاشة الأولى', 'go back to the first screen'],
  messagesHead: ['ما تعذّر أو رُفض', 'Troubles and refusals'],
  footer: ['كل واقعة تفتح الكلمات التي تثبتها.', 'Every fact opens the words that prove it.'],
  stories: ['القصص', 'Stories'],
  howCounted: [
    'دائرة لكل تقرير مستقل، وخط لكل نسخة منه. النسخة لا تزيد الوزن.',
    'A dot for each independent report, a tick for each copy. A copy adds no weight.',
  ],
  newestFirst: ['الأحدث أولا', 'newest first'],
  weightiestFirst: ['الأكثر تقارير أولا', 'most reports first'],
  noStories: ['لا خبر يرويه أكثر من مقال في ما قُرئ.', 'No story is told by more than one article in what was read.'],
  onTheAxis: ['على محور الزمن', 'In time'],
  dotsAndTicks: ['دائرة: تقرير مستقل؛ خط: نسخة', 'dot: independent report; tick: copy'],
  whoCarried: ['من نقل عمّن', 'Who carried whom'],
  whoCarriedSay: ['الأسبق نشرا أولا، ثم ما صار إليه النص', 'the earlier one first, then what became of its text'],
  ofSentences: ['من الجمل', 'of the sentences'],
  changed: ['تغيّر', 'changed'],
  added: ['زيد', 'added'],
  cut: ['حُذف', 'cut'],
  contradictions: ['ما يتعارض', 'Contradictions'],
  noVerdict: ['جنبا إلى جنب، لا حكم بينها', 'side by side, without a verdict'],
  noContradictions: ['لا تعارض في ما قُرئ.', 'No contradiction in what was read.'],
  claims: ['ما تقوله القصة', 'Claims'],
  claimsSay: ['ما رواه أكثر من مقال أو نُفي؛ النسخ تُعد مرة', 'what more than one article tells, or is denied; copies count once'],
  noClaims: ['لا شيء يرويه أكثر من مقال.', 'Nothing is told by more than one article.'],
  whichDate: ['متى؟', 'When?'],
  whichNumber: ['كم؟', 'How many?'],
  whichPlace: ['أين؟', 'Where?'],
  whichParty: ['بحق من؟', 'To whom?'],
  whoDidIt: ['من فعل؟', 'Who did it?'],
  denies: ['ينفي', 'denies'],
  placedBySibling: ['لم يؤرخه كل المقالات؛ أرّخه غيره من القصة:', 'not dated by every article; placed by another of the story:'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

export type Word = keyof typeof WORDS

/** A word of the interface. */
export const say = wording(WORDS)

const ACTS: Readonly<Record<string, readonly [string, string]>> = {
  say: ['يقول', 'says'],
  confirm: ['يؤكد', 'confirms'],
  deny: ['ينفي', 'denies'],
  warn: ['يحذّر', 'warns'],
  threaten: ['يهدد', 'threatens'],
  demand: ['يطالب', 'demands'],
  propose: ['يقترح', 'proposes'],
  promise: ['يعد', 'promises'],
  accuse: ['يتهم', 'accuses'],
  praise: ['يُثني', 'praises'],
  condemn: ['يدين', 'condemns'],
  reject: ['يرفض', 'rejects'],
  ask: ['يطلب', 'asks'],
}

const EVENTS: Readonly<Record<string, readonly [string, string]>> = {
  AGREE: ['اتفاق', 'agree'],
  CONSULT: ['تشاور', 'consult'],
  SUPPORT: ['تأييد', 'support'],
  COOPERATE: ['تعاون', 'cooperate'],
  AID: ['عون', 'aid'],
  YIELD: ['تراجع', 'yield'],
  REQUEST: ['طلب', 'request'],
  ACCUSE: ['اتهام', 'accuse'],
  REJECT: ['رفض', 'reject'],
  THREATEN: ['تهديد', 'threaten'],
  PROTEST: ['احتجاج', 'protest'],
  SANCTION: ['عقوبة', 'sanction'],
  MOBILIZE: ['حشد', 'mobilize'],
  COERCE: ['قسر', 'coerce'],
  ASSAULT: ['هجوم', 'assault'],
}

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  happened: ['وقع', 'happened'],
  planned: ['مخطط له', 'planned'],
  'called-for': ['مطلوب', 'called for'],
  possible: ['محتمل', 'possible'],
  denied: ['منفي', 'denied'],
  proposed: ['مقترح', 'proposed'],
  negotiated: ['قيد التفاوض', 'negotiated'],
  signed: ['موقّع', 'signed'],
  'in force': ['سار', 'in force'],
  suspended: ['معلّق', 'suspended'],
  ended: ['منتهٍ', 'ended'],
  unknown: ['غير معلوم', 'status not said'],
}

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  treaty: ['معاهدة', 'treaty'],
  agreement: ['اتفاق', 'agreement'],
  declaration: ['إعلان', 'declaration'],
  plan: ['خطة', 'plan'],
  strategy: ['استراتيجية', 'strategy'],
  doctrine: ['عقيدة', 'doctrine'],
  law: ['قانون أو قرار', 'law or resolution'],
  sanctions: ['عقوبات', 'sanctions'],
  PER: ['شخص', 'person'],
  ORG: ['هيئة', 'body'],
  GPE: ['دولة أو مدينة', 'state or city'],
  LOC: ['مكان', 'place'],
  FAC: ['منشأة', 'facility'],
  WPN: ['سلاح', 'weapon'],
  EVT: ['حدث مسمى', 'named event'],
  DOC: ['وثيقة', 'document'],
}

const pick = (table: Readonly<Record<string, readonly [string, string]>>, lang: Lang, key: string): string =>
  table[key]?.[lang === 'ar' ? 0 : 1] ?? key

export const actWord = (lang: Lang, act: string): string => pick(ACTS, lang, act)
export const eventWord = (lang: Lang, type: string): string => pick(EVENTS, lang, type)
export const statusWord = (lang: Lang, status: string): string => pick(STATES, lang, status)
export const kindWord = (lang: Lang, kind: string): string => pick(KINDS, lang, kind)

/** What stands between the parts of a list. */
export const comma = (lang: Lang): string => (lang === 'ar' ? '، ' : ', ')
