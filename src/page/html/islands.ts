import type { BlockKind } from '../page.ts'
import type { Container } from './container.ts'
import { isUnderPicture } from './ends.ts'
import { MARK } from './markup.ts'
import type { PageShape } from './page-shape.ts'
import { isTeaser } from './repetition.ts'
import type { HtmlElement } from './tree.ts'

const SMALL = 0.8
const FEW_LINKS = 0.2

/**
 * Where the chosen box holds only a part of the page's running text, the text stands in boxes strewn over the page (a description with its
 * sections, a thread, a page of a company): running text in boxes without links is the body too.
 */
export function takeIslands(shape: PageShape, kinds: (BlockKind | null)[], { outer }: Container): void {
  const { lines, score, sums, from, to } = shape
  const all = sums.score[lines.length]!
  const held = sums.score[to[outer.index]!]! - sums.score[from[outer.index]!]!
  if (held > all * SMALL) return
  // What stands above the headline is the site's: notices, banners.
  let first = from[outer.index]!
  while (first >= 0 && lines[first]!.level !== 1) first--
  for (let i = first + 1; i < lines.length; i++) {
    const { block } = lines[i]!
    if (kinds[i] !== 'boilerplate' || score[i]! < 2 || shape.inNoise[block.index] === 1) continue
    if (isIsland(shape, block) && !isUnderPicture(shape, block)) kinds[i] = 'body'
  }
}

function isIsland(shape: PageShape, block: HtmlElement): boolean {
  const { sums, from, to } = shape
  let e = block
  while (e.parent !== null && to[e.index]! - from[e.index]! < 2) e = e.parent
  if ((shape.marks[e.index]! & (MARK.related | MARK.comment)) !== 0 || isTeaser(shape, e)) return false
  const between = (sum: Float64Array): number => sum[to[e.index]!]! - sum[from[e.index]!]!
  return between(sums.linked) <= between(sums.letters) * FEW_LINKS
}
