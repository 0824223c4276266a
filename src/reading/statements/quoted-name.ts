import type { Quotation } from '../../text/text.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'

/** Whether the marks hold a name only: «أوريشنيك», «وكالة الصباح للأنباء». */
export function isName(scene: Scene, q: Quotation): boolean {
  const first = q.open + 1
  const name = scene.names.mentionAt(first)
  if (name !== null && name.from === first && name.to >= q.close) return true
  return q.close - first <= 5 && (isPart('group', scene.tokens, first) || isPart('media', scene.tokens, first))
}
