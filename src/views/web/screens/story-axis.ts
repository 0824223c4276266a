import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import { pageHref } from '../links.ts'
import { type Lang, say } from '../words.ts'
import type { Story } from './story.ts'

const HOUR = 3_600_000

/** The story's articles on one time axis, a row for each outlet: a dot for a report, a tick for a copy; each opens its page. */
export function storyAxis(lang: Lang, story: Story): Html {
  const dated = story.members.filter((m) => m.published !== null)
  const at = dated.map((m) => hour(m.published!))
  if (dated.length === 0) return html`<p class="quiet">${say(lang, 'undated')}</p>`
  const [from, to] = [Math.min(...at), Math.max(...at)]
  const room = Math.max((to - from) * 0.05, 2 * HOUR)
  // Time flows in the reading direction: from the right edge in Arabic.
  const place = (time: number): string => {
    const share = ((time - from + room) / (to - from + 2 * room)) * 100
    return `${(lang === 'ar' ? 100 - share : share).toFixed(2)}%`
  }
  const copies = new Set(story.carried.map((c) => c.to))
  const outlets = [...new Set(dated.map((m) => m.page.outlet))]
  // Anchored by the side that the label stands on, whatever the interface's direction.
  const label = (value: string, onTheLeft: boolean): Html =>
    html`<text x="${place(hour(value))}" y="16" direction="ltr" text-anchor="${onTheLeft ? 'start' : 'end'}">${value.replace('T', ' ')}</text>`
  const ends =
    to === from
      ? html`<text x="${place(from)}" y="16" text-anchor="middle">${dated[0]!.published!.replace('T', ' ')}</text>`
      : html`${label(dated[0]!.published!, lang === 'en')}${label(dated.at(-1)!.published!, lang === 'ar')}`
  return html`<section class="sec"><header><h2>${say(lang, 'onTheAxis')}</h2><span class="say">${say(lang, 'dotsAndTicks')}</span></header>
<div class="axis-row"><span class="lab"></span><svg class="track" height="28" width="100%" aria-hidden="true">${ends}</svg></div>
${outlets.map(
  (outlet) =>
    html`<div class="axis-row"><span class="lab">${outlet === null ? html`<span class="faint">${say(lang, 'noOutlet')}</span>` : html`<bdi>${outlet}</bdi>`}</span><svg class="track" height="36" width="100%" role="group"><line x1="0" x2="100%" y1="50%" y2="50%"/>${dated
      .filter((m) => m.page.outlet === outlet)
      .map((m) => {
        const x = place(hour(m.published!))
        const shape = copies.has(m.id)
          ? html`<line class="copy" x1="${x}" x2="${x}" y1="10" y2="26"/><rect class="touch" x="${x}" y="6" width="12" height="24" transform="translate(-6 0)"/>`
          : html`<circle cx="${x}" cy="18" r="5"/>`
        return html`<a href="${pageHref(lang, m.page.id)}"><title>${m.published!.replace('T', ' ')} ${m.page.title ?? ''}</title>${shape}</a>`
      })}</svg></div>`,
)}</section>`
}

const hour = (published: string): number => Date.parse(published.length === 10 ? `${published}T12:00Z` : `${published}Z`)
