import { wording } from './words.ts'

// Words of narrowing a search down.
const WORDS = {
  narrow: ['ضيّق', 'Narrow down'],
  outlet: ['المنبر', 'Outlet'],
  actor: ['من يُذكر', 'Who is named'],
  act: ['القول', 'Statement'],
  event: ['الحدث', 'Event'],
  month: ['شهر النشر', 'Month of publication'],
  from: ['من', 'from'],
  to: ['إلى', 'to'],
  field: ['أين', 'where'],
  anywhere: ['في الصفحة كلها', 'anywhere'],
  title: ['في العنوان', 'in the title'],
  text: ['في المتن', 'in the text'],
  exact: ['كما كُتبت', 'exactly as typed'],
  drop: ['أزل', 'remove'],
  more: ['غيرها', 'others'],
  asked: ['بشرط', 'narrowed down to'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

export type FindWord = keyof typeof WORDS

/** A word of narrowing a search down. */
export const finding = wording(WORDS)
