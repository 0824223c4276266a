import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, named, stamp } from '../layout.ts'
import { actorHref } from '../links.ts'
import { term, told } from '../order-words.ts'
import { kindWord, type Lang, say, statusWord } from '../words.ts'
import { type Axis, axisTicks, place } from './axis.ts'
import { factLine } from './fact-line.ts'
import {
  baseMark,
  instrumentItem,
  items,
  orderLink,
  orderLinks,
  proofLink,
  proofList,
  proofPlace,
  section,
  stretch,
} from './order-parts.ts'

type Alliance = Extract<Output<'order'>, { about: 'alliance' }>
type Session = Alliance['sessions'][number]

/** A body: its members over time with who was told absent, chairs, sessions, what was adopted, organs, instruments and what falls due. */
export function allianceBody(lang: Lang, a: Alliance): Html {
  return html`${section(told(lang, 'members'), told(lang, 'membersSay'), membersChart(lang, a))}
${section(
  told(lang, 'sessions'),
  '',
  items(
    a.sessions.map((s) => sessionItem(lang, a, s)),
    'sessions',
  ),
)}
<div class="two even">${section(told(lang, 'chairs'), '', items(a.chairs.map((c) => chairItem(lang, a, c))))}${section(told(lang, 'organs'), '', items(a.organs.map((o) => html`<li>${named(lang, o.organ, 'unknown')} <span class="faint">${term(lang, o.role)}</span> ${baseMark(lang, o.source)}${proofList(lang, o.news, 'name', 1)}</li>`)))}</div>
${section(
  told(lang, 'plans'),
  '',
  items(
    a.plans.map(
      (p) =>
        html`<li><span class="meta">${kindWord(lang, p.kind)} · ${statusWord(lang, p.status)}${p.period === null ? '' : html` · ${stamp(p.period)}`}</span> ${proofLink(lang, p.proof, 'pact')} ${proofPlace(lang, p.proof)}</li>`,
    ),
  ),
)}
${section(told(lang, 'mechanisms'), '', proofList(lang, a.mechanisms, 'pact', 8))}
${section(
  told(lang, 'instruments'),
  told(lang, 'baseSay'),
  items(
    a.instruments.map((i) => instrumentItem(lang, a.at, i)),
    'instruments',
  ),
)}
${section(
  told(lang, 'dueNext'),
  '',
  items(
    a.due.map((c) => factLine(lang, c)),
    'facts quotes',
  ),
)}
${section(
  told(lang, 'plannedNext'),
  '',
  items(
    a.planned.map((e) => factLine(lang, e)),
    'facts quotes',
  ),
)}
${section(
  told(lang, 'said'),
  a.said.total > a.said.items.length ? `${told(lang, 'newestOf')} ${a.said.total}` : '',
  items(
    a.said.items.map((s) => factLine(lang, s)),
    'facts quotes',
  ),
)}
${section(told(lang, 'officers'), '', items(a.officers.map((o) => html`<li>${lang === 'ar' ? (o.officeAr ?? o.office) : o.office}: <a href="${actorHref(lang, o.person.key)}">${named(lang, o.person, 'unknown')}</a> <span class="faint">${stretch(lang, o.from, o.to)}</span></li>`)))}`
}

const DAY = 86_400_000

/** Members as rows of one axis: a bar for each stretch of membership, a mark for each dated session, a cross where a page says absent. */
function membersChart(lang: Lang, a: Alliance): Html {
  const begin = a.members.map((m) => m.from).filter((f) => f !== null)
  const to = Date.parse(a.at)
  const from = Math.min(...begin.map((f) => Date.parse(f)), to - 365 * DAY)
  const axis: Axis = { from: from - (to - from) * 0.02, to: to + (to - from) * 0.04 }
  const rows = [...new Set(a.members.map((m) => m.member.key))]
  const dated = a.sessions.filter((s) => s.date !== null && !s.planned)
  return html`<div class="axis members">${axisTicks(lang, axis)}${rows.map((key) => memberRow(lang, a, key, axis, dated))}</div>
<p class="keyline"><span><svg width="22" height="10" aria-hidden="true"><line class="bar" x1="0" x2="22" y1="5" y2="5"/></svg> ${term(lang, 'member')}</span> <span><svg width="22" height="10" aria-hidden="true"><line class="bar soft" x1="0" x2="22" y1="5" y2="5"/></svg> ${told(lang, 'observer')}</span> <span><svg width="10" height="10" aria-hidden="true"><circle class="was" cx="5" cy="5" r="3.5"/></svg> ${told(lang, 'present')}</span> <span><svg width="10" height="10" aria-hidden="true"><path class="away" d="M1 1l8 8M9 1 1 9"/></svg> ${told(lang, 'absent')}</span></p>`
}

function memberRow(lang: Lang, a: Alliance, key: string, axis: Axis, sessions: readonly Session[]): Html {
  const stays = a.members.filter((m) => m.member.key === key)
  const member = stays[0]!.member
  const kept = a.reservations.filter((r) => r.party.key === key)
  const news = stays.flatMap((m) => m.news)
  const now = stays.some((m) => m.now)
  const x = (day: string): string => place(lang, axis, Math.max(axis.from, Date.parse(day)))
  const full = stays.filter((m) => m.now).map((m) => m.status)
  return html`<div class="axis-row"><span class="lab${now ? '' : ' faint'}">${orderLink(lang, a.at, member)}${full.some((s) => s !== 'member') ? html` <small>${full.map((s) => term(lang, s)).join(' ')}</small>` : ''}${kept.map((r) => html` <small class="c k-event">${lang === 'ar' ? r.ar : r.en} ${stamp(r.from)}</small>`)}${news.map((n) => html` <small>${n.contradicts ? told(lang, 'against') + ': ' : ''}${term(lang, n.change)} ${proofPlace(lang, n.proof)}</small>`)}</span><svg class="track" height="30" width="100%" role="img" aria-label="${stays.map((m) => `${term(lang, m.status)} ${m.from ?? '…'} – ${m.to ?? '…'}`).join('; ')}">${stays.map((m) => html`<line class="bar${m.status === 'member' ? '' : ' soft'}" x1="${m.from === null ? place(lang, axis, axis.from) : x(m.from)}" x2="${x(m.to ?? a.at)}" y1="15" y2="15"/>`)}${sessions.map(
    (s) => {
      const at = x(s.date!.slice(0, 10))
      const away = s.absent.find((b) => b.state.key === key)
      if (away !== undefined) return html`<svg x="${at}" y="15" overflow="visible"><path class="away" d="M-5 -5l10 10M5 -5l-10 10"/></svg>`
      return stays.some((m) => m.status === 'member' && (m.from ?? '') <= s.date! && (m.to === null || m.to > s.date!))
        ? html`<circle class="was" cx="${at}" cy="15" r="3.5"/>`
        : ''
    },
  )}</svg></div>`
}

/** One session: when and where, how many of the members, who was told absent, who presided, what was adopted, each in its words. */
function sessionItem(lang: Lang, a: Alliance, s: Session): Html {
  const and = lang === 'ar' ? '، ' : ', '
  return html`<li class="session"><div class="when">${s.date === null ? html`<span class="none">${say(lang, 'notDated')}</span>` : html`<span class="v">${stamp(s.date)}</span>`}${s.dated === 'publication' ? html`<span class="why">${say(lang, 'dateOfPage')}</span>` : ''}</div>
<div><p><b>${s.place === null ? '—' : named(lang, s.place, 'unknown')}</b>${s.planned ? html` <span class="faint">${told(lang, 'planned')}</span>` : s.present === null ? html` <span class="faint"><span class="num">${s.members}</span> ${told(lang, 'members')}</span>` : html` <b class="num">${s.present.number}</b> ${told(lang, 'ofMembers')} <b class="num">${s.members}</b> ${told(lang, 'were')}${s.agrees === false ? html` <b class="c k-event">${told(lang, 'otherNumber')}</b>` : ''}`}${
    s.absent.length === 0
      ? ''
      : html`${and}${told(lang, 'toldAbsent')}: <b class="c k-event">${orderLinks(
          lang,
          a.at,
          s.absent.map((b) => b.state),
        )}</b>`
  }${s.chair === null ? '' : html`${and}${told(lang, 'chair')}: ${orderLink(lang, a.at, s.chair)}`}</p>
${proofList(lang, [...s.told, ...(s.present === null ? [] : [s.present.proof]), ...s.absent.map((b) => b.proof), ...(s.chairProof === null ? [] : [s.chairProof])], 'event', 5)}
${s.adopted.length === 0 ? '' : html`<p class="meta">${told(lang, 'adopted')}</p>${proofList(lang, s.adopted, 'due', 6)}`}</div></li>`
}

const chairItem = (lang: Lang, a: Alliance, c: Alliance['chairs'][number]): Html =>
  html`<li>${orderLink(lang, a.at, c.chair)} <span class="faint">${c.from === null ? say(lang, 'notDated') : stretch(lang, c.from, c.to)}</span> ${c.source === null ? html`<span class="faint">${told(lang, 'news')}</span>` : baseMark(lang, c.source)}${c.contradicts ? html` <b class="c k-event">${told(lang, 'against')}</b>` : ''}${proofList(lang, c.news, 'due', 2)}${c.motto === null ? '' : html`<p class="meta">${told(lang, 'motto')}: ${proofLink(lang, c.motto, 'name')}</p>`}</li>`
