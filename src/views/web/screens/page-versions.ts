import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import type { Span } from '../../../text/text.ts'
import { type Html, stamp } from '../layout.ts'
import { pageHref } from '../links.ts'
import { type Changes, NO_CHANGES } from '../marks.ts'
import { worded } from '../page-words.ts'
import type { Lang } from '../words.ts'

type Difference = Output<'difference'>
type Version = Output<'page'>['versions'][number]

/** What is new in this version's text and what no longer stands where, for marking it up. */
export function changesOf(difference: Difference | null): Changes {
  if (difference === null) return NO_CHANGES
  const added: Span[] = []
  const removed: { at: number; text: string }[] = []
  let at = 0
  for (const piece of difference.pieces) {
    if (piece.kind === 'added' && piece.after !== null) added.push(piece.after as Span)
    if (piece.kind === 'removed') removed.push({ at, text: piece.text })
    if (piece.after !== null) at = piece.after[1]
  }
  return { added, removed }
}

/** Which of a page's versions is open, the ways to those beside it, and what became of the text. */
export function versionStrip(lang: Lang, id: string, versions: readonly Version[], difference: Difference | null): Html | '' {
  const at = versions.findIndex((v) => v.id === id)
  const open = versions[at]
  if (versions.length < 2 || open === undefined) return ''
  const [before, after] = [versions[at - 1], versions[at + 1]]
  const step = (to: Version | undefined, word: 'before' | 'after', key: string): Html | '' =>
    to === undefined
      ? ''
      : html`<a href="${pageHref(lang, to.id)}${difference === null ? '' : '?changes=1'}" data-version="${word}">${worded(lang, word)} <kbd aria-hidden="true">${key}</kbd></a>`
  return html`<div class="strip"><span><b>${worded(lang, 'version')} <span class="num">${open.version}</span> ${worded(lang, 'ofVersions')} <span class="num">${versions.length}</span></b>${open.current ? html` <span class="faint">${worded(lang, 'current')}</span>` : ''}</span> <span class="faint">${worded(lang, 'seen')} ${stamp(open.seen.slice(0, 16))}</span> ${step(before, 'before', '[')} ${step(after, 'after', ']')} ${changesLink(lang, id, before, difference)}</div>`
}

function changesLink(lang: Lang, id: string, before: Version | undefined, difference: Difference | null): Html | '' {
  if (before === undefined) return ''
  if (difference === null) return html`<a href="${pageHref(lang, id)}?changes=1">${worded(lang, 'showChanges')}</a>`
  const { added, removed } = difference
  const said =
    added + removed === 0
      ? html`${worded(lang, 'noChange')}`
      : html`<ins>${worded(lang, 'wordsAdded')} <span class="num">${added}</span></ins> <del>${worded(lang, 'wordsRemoved')} <span class="num">${removed}</span></del>`
  return html`<span class="changed">${worded(lang, 'against')} <span class="num">${difference.before.version}</span>: ${said}</span> <a href="${pageHref(lang, id)}">${worded(lang, 'hideChanges')}</a>`
}
