import type { Lang } from '../telling/words.ts'

const PHRASES = {
  title: ['موجز مرصد', 'Marsad briefing'],
  new: ['الجديد منذ الموجز السابق', 'New since the last briefing'],
  happened: ['ما جرى', 'What happened'],
  said: ['من قال ماذا', 'Who said what'],
  due: ['ما يستحق', 'What falls due'],
  disputed: ['ما هو محل نفي', 'What is disputed'],
  none: ['لا شيء في هذه الأيام.', 'Nothing in these days.'],
  evidence: ['الشواهد', 'Evidence'],
  back: ['عودة إلى الجملة', 'back to the sentence'],
  outlets: ['منابر', 'outlets'],
  shown: ['جمل من وقائع عددها', 'sentences from facts:'],
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
