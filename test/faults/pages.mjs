// Invented pages for the faults run: each a few sentences of its own.
import { createHash } from 'node:crypto'

const STATES = ['روسيا', 'بيلاروسيا', 'أرمينيا', 'كازاخستان', 'إيران', 'تركيا', 'فرنسا', 'اليابان']

/** The page with a number, from 0. */
export function pageOf(i) {
  const [one, other] = [STATES[i % 8], STATES[(i * 3 + 1) % 8]]
  const text =
    `${one} و${other} في جولة رقم ${i}\n` +
    `وقعت ${one} و${other} اتفاقية للدفاع المشترك في ${1 + (i % 28)} مارس 2024، وقال وزير الخارجية إن الجولة رقم ${i} ناجحة.\n` +
    `وحذرت ${other} من أن أي اعتداء سيلقى ردا، مضيفة «لن نقبل بأقل من ${i} بندا».\n`
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const collected = { outlet: 'أنباء المرفأ', published: `2024-03-${String(1 + (i % 28)).padStart(2, '0')}` }
  return {
    source: `faults/${i}.txt`,
    sha256,
    bytes,
    media: 'text',
    encoding: 'utf-8',
    text,
    collected,
    hints: [],
    stated: [],
    messages: [],
  }
}

/** Pages from one number up to another, that one not included. */
export async function* pagesOf(from, to) {
  for (let i = from; i < to; i++) yield pageOf(i)
}
