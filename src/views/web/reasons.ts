import type { Lang } from './words.ts'

/** The finders' reasons in Arabic, piece by piece, longest first: a reason is made of these pieces, names and dates. */
const PIECES: readonly (readonly [string, string])[] = (
  [
    ['weekday beside the publication date', 'يوم الأسبوع المجاور لتاريخ النشر'],
    ['weekday counted from the publication date', 'يوم أسبوع محسوب من تاريخ النشر'],
    ['counted back from the publication date', 'محسوب رجوعا من تاريخ النشر'],
    ['counted from the publication date', 'محسوب من تاريخ النشر'],
    ['counted from the day named before', 'محسوب من اليوم المذكور قبله'],
    ['counted from the time named before', 'محسوب من الزمن المذكور قبله'],
    ['needs a publication date, and there is none', 'يحتاج إلى تاريخ النشر، ولا تاريخ للصفحة'],
    ['needs a publication date, or the year of something else', 'يحتاج إلى تاريخ النشر أو إلى سنة غيره'],
    ['day and month of the publication date', 'يوم النشر وشهره'],
    ['placed by the publication date', 'موضوع بتاريخ النشر'],
    ['year by the publication date', 'سنته من تاريخ النشر'],
    ['time of the publication day', 'ساعة من يوم النشر'],
    ['time of the day named before', 'ساعة من اليوم المذكور قبله'],
    ['from the publication date on', 'من تاريخ النشر فصاعدا'],
    ['the year up to the publication date', 'السنة حتى تاريخ النشر'],
    ['week of the month, counted from its first day', 'أسبوع من الشهر محسوب من أوله'],
    ['last day of the period, as a deadline', 'آخر يوم في المدة، أجلا'],
    ['from year to year', 'من سنة إلى سنة'],
    ['first to last of the years', 'من أولى السنوات إلى آخرها'],
    ['part of the year', 'جزء من السنة'],
    ['months of the season', 'أشهر الفصل'],
    ['decade of the century', 'عقد من القرن'],
    ['Saturday and Sunday', 'السبت والأحد'],
    ['its start', 'مطلعه'],
    ['its middle', 'منتصفه'],
    ['its end', 'نهايته'],
    ['its late', 'أواخره'],
    ['year stated', 'سنته مذكورة'],
    ['stated', 'مذكور'],
    ['date', 'تاريخ'],
    ['month', 'شهر'],
    ['year', 'سنة'],
    ["goes on with the sentence's speaker", 'يتابع قائل الجملة نفسها'],
    ['the verb has no subject of its own: last speaker', 'لا فاعل للفعل: آخر من تكلم'],
    ['subject of the verb', 'فاعل الفعل'],
    ['subject before the verb', 'مبتدأ قبل الفعل'],
    ['subject of the sentence', 'مبتدأ الجملة'],
    ['the subject is not named', 'الفاعل غير مسمى'],
    ['before the colon, to somebody', 'قبل النقطتين، مخاطبا غيره'],
    ['before the colon', 'قبل النقطتين'],
    ['according to', 'بحسب'],
    ['whose utterance it is stands nowhere', 'لا يُذكر قائله'],
    ['whose utterance it is', 'صاحب القول'],
    ['words handed on from', 'نقلا عن'],
    ['nobody has spoken that the verb agrees with', 'لم يتكلم من يطابقه الفعل'],
    ['is the last that spoke', 'آخر من تكلم'],
    ['the source is not named', 'المصدر غير مسمى'],
    ['the adjective names the state', 'النسبة تسمي الدولة'],
    ['the article names the holder of this office', 'المقال يسمي صاحب هذا المنصب'],
    ['the office is named, its holder is not known', 'المنصب مذكور وصاحبه غير معلوم'],
    ['several people, none named', 'جماعة لا يسمى منهم أحد'],
    ['holder of the office on', 'صاحب المنصب في'],
    ['the one last named with this title', 'آخر من سمي بهذا اللقب'],
    ['a group of the body named', 'جماعة من الهيئة المسماة'],
    ['a group of the state', 'جماعة من الدولة'],
    ['named with the title', 'مسمى مع لقبه'],
    ['not named', 'غير مسمى'],
    ['named', 'مسمى'],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length)

/** A finder's reason in the reader's language; where a piece of it has no Arabic yet, the whole stays as it is. */
export function reason(lang: Lang, why: string): { readonly text: string; readonly lang: Lang } {
  if (lang === 'en') return { text: why, lang: 'en' }
  let text = why
  for (const [english, arabic] of PIECES) text = text.replaceAll(english, arabic)
  return /[a-z]{2}/i.test(text) ? { text: why, lang: 'en' } : { text: text.replaceAll(', ', '، '), lang: 'ar' }
}
