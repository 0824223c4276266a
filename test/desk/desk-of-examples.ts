import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Desk, deskOf, type Ledger, openWith, takeIn } from '../../src/desk/desk.ts'
import { newFolder } from '../ledger/invented.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))

// What trips writers up: letters beyond the basic plane, markup, a formula, marks of direction, in words that become facts.
const HOSTILE = `😀 قمة في باريس <script>alert(1)</script>
باريس - 6 ديسمبر 2024
قال وزير الخارجية الفرنسي ستيفان سيجورنيه: «=HYPERLINK("http://x.example"; 'a') 😀 & <b>سنوقع</b> المعاهدة، ثم نعود».
ووقعت فرنسا وألمانيا اتفاقا للتعاون الدفاعي في باريس يوم الجمعة.
وتعهدت ألمانيا بإرسال قواتها إلى فرنسا في عام 2026.
`

/** A desk over a new ledger of some of the example pages, read by the real readers, and one hostile page. */
export async function deskOfExamples(...names: readonly string[]): Promise<{ desk: Desk; ledger: Ledger }> {
  const folder = newFolder()
  const hostile = join(folder, '..', 'hostile.txt')
  writeFileSync(hostile, HOSTILE)
  const ledger = await openWith(folder)
  await takeIn(ledger, [...names.map((n) => examples + n), hostile])
  return { desk: deskOf(ledger), ledger }
}
