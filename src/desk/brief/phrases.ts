import type { Lang } from '../telling/words.ts'

const PHRASES = {
  title: ['موجز مرصد', 'Marsad briefing'],
  new: ['الجديد منذ الموجز السابق', 'New since the last briefing'],
  happened: ['ما جرى', 'What happened'],
  said: ['من قال ماذا', 'Who said what'],
  due: ['ما يستحق', 'What falls due'],
  disputed: ['ما هو محل خلاف', 'What is disputed'],
  report: ['تقرير حال', 'Situation report'],
  event: ['الحدث', 'The event'],
  against: ['ما يتعارض', 'What contradicts'],
  obligations: ['ما يمسه من التزامات', 'Obligations it touches'],
  silent: ['من لم يُقرأ له قول', 'Who is silent'],
  ahead: ['ما هو مقرر وما يستحق', 'What is scheduled and falls due'],
  log: ['ما لوحظ ومتى', 'What was noticed when'],
  noDate: ['رُوي على خلاف، متى', 'Told differently, when'],
  noNumber: ['رُوي على خلاف، كم', 'Told differently, how many'],
  noPlace: ['رُوي على خلاف، أين', 'Told differently, where'],
  noParty: ['رُوي على خلاف، بحق من', 'Told differently, to whom'],
  noWho: ['رُوي على خلاف، من فعل', 'Told differently, who did it'],
  denied: ['نفي', 'A denial'],
  ofWhat: ['لما قيل', 'of what was said'],
  article: ['المادة', 'article'],
  binds: ['تلزم', 'binds'],
  towards: ['تجاه', 'towards'],
  everyMember: ['كل عضو في الأمم المتحدة', 'every member of the United Nations'],
  unheard: ['لم يُقرأ قول في هذا الأمر لـ', 'No statement on it was read of'],
  came: ['مقال جديد', 'new article'],
  spoke: ['أول قول لطرف', "a party's first statement"],
  differed: ['بدأ التعارض', 'tellings began to differ'],
  base: ['من معجم مرصد، لا من الصفحات', "from Marsad's lexicon, not from the pages"],
  journal: ['من يومية السجل', "from the ledger's journal"],
  none: ['لا شيء في هذه الأيام.', 'Nothing in these days.'],
  evidence: ['الشواهد', 'Evidence'],
  back: ['عودة إلى الجملة', 'back to the sentence'],
  outlets: ['منابر', 'outlets'],
  from: ['من', 'from'],
  to: ['إلى', 'to'],
  about: ['عن', 'about'],
  record: ['عن جامع الصفحة، لا من نصها', "from the page's collector, not its text"],
  foot: [
    'كل جملة صيغت بالقواعد من وقائع تفتح كلماتها؛ ما بين المزدوجات منقول كما نُشر.',
    'Every sentence is made by rules from facts that open their words; what stands in quotation marks is as published.',
  ],
} as const satisfies Record<string, readonly [ar: string, en: string]>

/** A briefing's own words. */
export const phrase = (lang: Lang, of: keyof typeof PHRASES): string => PHRASES[of][lang === 'ar' ? 0 : 1]

/** How much of a section is shown; the nouns of the Arabic agree with no number. */
export const partShown = (lang: Lang, sentences: number, facts: number): string =>
  lang === 'ar' ? `عدد الجمل هنا ${sentences}، وعدد الوقائع كلها ${facts}` : `sentences here: ${sentences}, of facts: ${facts}`
