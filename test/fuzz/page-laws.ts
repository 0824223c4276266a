import { Readable } from 'node:stream'
import { segment } from '../../src/article/article.ts'
import { BadInput, openPages, Unreadable } from '../../src/page/page.ts'
import type { Mutant } from './page-mutation.ts'

const LONGEST = 2000

/** What is wrong with how a page was read, one sentence each; none where every law of pages and articles holds. */
export async function brokenLaws(mutant: Mutant): Promise<string[]> {
  // Processor time: a busy machine is no hang.
  const began = process.cpuUsage()
  const first = await readAll(mutant)
  const used = process.cpuUsage(began)
  const took = (used.user + used.system) / 1000
  const broken = first.flatMap((r) => r.broken)
  if (took > LONGEST) broken.push(`${mutant.bytes.length} bytes took ${Math.round(took)} ms`)
  const again = await readAll(mutant)
  if (JSON.stringify(again.map((r) => r.found)) !== JSON.stringify(first.map((r) => r.found))) broken.push('read twice, two outcomes')
  return broken
}

async function readAll(mutant: Mutant): Promise<{ found: unknown; broken: string[] }[]> {
  const out: { found: unknown; broken: string[] }[] = []
  try {
    for await (const page of openPages(['-'], { stdin: Readable.from([mutant.bytes]), anyLanguage: true })) {
      if (page instanceof Unreadable) {
        out.push({ found: page.reason, broken: [] })
        continue
      }
      const found = segment(page)
      out.push({ found: { text: page.text, found }, broken: spansBroken(page.text, found) })
    }
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof BadInput)) throw error
    out.push({ found: error.message, broken: [] })
  }
  return out
}

function spansBroken(text: string, found: ReturnType<typeof segment>): string[] {
  const broken: string[] = []
  const check = (what: string, span: readonly [number, number] | null | undefined): void => {
    if (span === null || span === undefined) return
    const [from, to] = span
    if (!(0 <= from && from < to && to <= text.length) || text.slice(from, to).trim() === '') broken.push(`${what} [${from}, ${to}]`)
  }
  for (const b of found.blocks) check(`block ${b.kind}`, b.span)
  for (const a of found.articles) {
    check('title', a.title?.span)
    check('published', a.published?.span)
    check('outlet', a.outlet?.span)
    for (const c of a.credits) check('credit', c.span)
    for (const s of [...a.body, ...a.bylines, ...a.titles]) check('line', s)
    if (a.title !== null && a.title.text !== text.slice(...a.title.span)) broken.push('the title is not its span')
  }
  return [...broken, ...linesBroken(text, found.blocks)]
}

// Every non-blank line in exactly one block, blocks in order.
function linesBroken(text: string, blocks: ReturnType<typeof segment>['blocks']): string[] {
  let at = 0
  let k = 0
  for (const line of text.split('\n')) {
    const end = at + line.length
    if (line.trim() !== '') {
      while (k < blocks.length && blocks[k]!.span[1] <= at) k++
      const block = blocks[k]
      const last = at + line.trimEnd().length
      if (block === undefined || block.span[0] > at || block.span[1] < last) return [`the line at ${at} is in no block`]
      if (blocks[k + 1] !== undefined && blocks[k + 1]!.span[0] < last) return [`the line at ${at} is in two blocks`]
    }
    at = end + 1
  }
  return []
}
