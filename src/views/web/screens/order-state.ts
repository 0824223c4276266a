import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, named, stamp } from '../layout.ts'
import { actorHref } from '../links.ts'
import { term, told } from '../order-words.ts'
import { actWord, comma, eventWord, type Lang } from '../words.ts'
import { factLine } from './fact-line.ts'
import { baseMark, instrumentItem, items, orderLink, proofLink, proofPlace, section, stretch } from './order-parts.ts'

type Of<About extends string> = Extract<Output<'order'>, { about: About }>
type Strain = Of<'pair'>['strains'][number]

/** A state: where it belongs, what binds it and to whom, what it said by act, what it owes. */
export function stateBody(lang: Lang, s: Of<'state'>): Html {
  return html`${section(
    told(lang, 'belongs'),
    told(lang, 'baseSay'),
    items(
      s.bodies.map(
        (b) =>
          html`<li>${orderLink(lang, s.at, b.body)}${b.status === 'member' ? '' : html` <span>${term(lang, b.status)}</span>`} <span class="faint">${stretch(lang, b.from, b.to)}</span> ${baseMark(lang, b.source)}${b.reserved.map((r) => html` <b class="c k-event">${lang === 'ar' ? r.ar : r.en} ${stamp(r.from)}</b>`)}</li>`,
      ),
      'plain wide',
    ),
  )}
${section(
  told(lang, 'instruments'),
  '',
  items(
    s.instruments.map((i) => instrumentItem(lang, s.at, i)),
    'instruments',
  ),
)}
${section(told(lang, 'boundTo'), told(lang, 'boundSay'), boundTable(lang, s))}
${section(
  told(lang, 'run'),
  s.said.newest.total > s.said.newest.items.length ? `${told(lang, 'newestOf')} ${s.said.newest.total}` : '',
  s.said.acts.length === 0
    ? ''
    : html`<p class="lede">${s.said.acts.map((x, i) => html`${i > 0 ? comma(lang) : ''}${actWord(lang, x.act)} <span class="num">${x.statements}</span>`)}</p>${items(
        s.said.newest.items.map((x) => factLine(lang, x)),
        'facts quotes',
      )}`,
)}
${section(
  told(lang, 'otherPacts'),
  '',
  items(
    s.pacts.items.map((p) => factLine(lang, p)),
    'facts quotes',
  ),
)}
${section(
  told(lang, 'dueNext'),
  '',
  items(
    s.due.map((c) => factLine(lang, c)),
    'facts quotes',
  ),
)}
${section(
  told(lang, 'chairs'),
  '',
  items(
    s.chairs.map(
      (c) =>
        html`<li>${orderLink(lang, s.at, c.body)} <span class="faint">${stretch(lang, c.from, c.to)}</span> ${baseMark(lang, c.source)}</li>`,
    ),
    'plain wide',
  ),
)}
${section(told(lang, 'officers'), '', items(s.leaders.map((l) => html`<li>${lang === 'ar' ? (l.officeAr ?? l.office) : l.office}: <a href="${actorHref(lang, l.person.key)}">${named(lang, l.person, 'unknown')}</a>${l.from === null ? '' : html` <span class="faint">${told(lang, 'since')} ${stamp(l.from)}</span>`}</li>`)))}`
}

function boundTable(lang: Lang, s: Of<'state'>): Html | '' {
  if (s.bound.length === 0) return ''
  return html`<div class="scroll"><table class="binds"><thead><tr><th>${told(lang, 'who')}</th><th>${told(lang, 'obligations')}</th><th>${told(lang, 'instrument')}</th></tr></thead>
<tbody>${s.bound.map((b) => html`<tr><td>${orderLink(lang, s.at, b.state)}</td><td>${b.obligations.map((o) => term(lang, o)).join(comma(lang))}</td><td class="faint">${b.by.map((i, n) => html`${n > 0 ? comma(lang) : ''}${named(lang, i, 'unknown')}`)}</td></tr>`)}</tbody></table></div>`
}

/** Two states: what binds them, what they asked and answered, and what strains them, counted with its evidence. */
export function pairBody(lang: Lang, p: Of<'pair'>): Html {
  return html`${section(
    told(lang, 'binds'),
    told(lang, 'baseSay'),
    html`<p class="lede">${p.obligations.length === 0 ? told(lang, 'noObligation') : html`<b class="c k-pact">${p.obligations.map((o) => term(lang, o)).join(comma(lang))}</b>`}</p>${items(
      p.instruments.map((i) => instrumentItem(lang, p.at, i)),
      'instruments',
    )}${p.bodies.length === 0 ? '' : html`<p>${told(lang, 'bothIn')} ${p.bodies.map((b, i) => html`${i > 0 ? comma(lang) : ''}${orderLink(lang, p.at, b.body)}`)}</p>`}`,
  )}
${section(
  told(lang, 'asks'),
  '',
  items(
    p.asks.map(
      (a) =>
        html`${factLine(lang, a.request)}${a.answers.map((n) => html`<li class="fact k-stmt"><div class="meta"><span class="act">${told(lang, 'answer')}: ${actWord(lang, n.act)}</span>${n.time === null ? '' : html` ${stamp(n.time)}`} ${proofPlace(lang, n.proof)}</div>${proofLink(lang, n.proof, 'stmt')}</li>`)}`,
    ),
    'facts',
  ),
)}
${section(told(lang, 'strains'), '', html`<div class="two even">${p.strains.map((x) => strainPart(lang, x))}</div>`)}
${section(
  told(lang, 'otherPacts'),
  '',
  items(
    p.pacts.items.map((x) => factLine(lang, x)),
    'facts quotes',
  ),
)}`
}

function strainPart(lang: Lang, x: Strain): Html {
  const more = x.events.total + x.statements.total - x.events.items.length - x.statements.items.length
  return html`<div><h3>${named(lang, x.by, 'unknown')} <span class="faint">${told(lang, 'on')}</span> ${named(lang, x.towards, 'unknown')}</h3>
<p class="meta">${x.counts.length === 0 ? told(lang, 'nothingRead') : x.counts.map((c, i) => html`${i > 0 ? comma(lang) : ''}<b class="c k-${c.kind === 'event' ? 'event' : 'stmt'}">${c.kind === 'event' ? eventWord(lang, c.what) : actWord(lang, c.what)}</b> <span class="num">${c.number}</span>`)}</p>
${items(
  [...x.events.items, ...x.statements.items].map((f) => factLine(lang, f)),
  'facts',
)}${more > 0 ? html`<p class="faint num">+${more}</p>` : ''}</div>`
}

/** One actor's run of statements, act by act. */
export function runBody(lang: Lang, r: Of<'actor'>): Html {
  return html`${section(
    told(lang, 'run'),
    '',
    items(
      r.acts.map(
        (a) =>
          html`<li>${actWord(lang, a.act)} <span class="num">${a.statements}</span> <span class="faint">${a.first === null ? '' : stamp(a.first)} – ${a.last === null ? '' : stamp(a.last)}</span></li>`,
      ),
      'plain wide',
    ),
  )}${section(
    told(lang, 'said'),
    '',
    items(
      r.statements.items.map((s) => factLine(lang, s)),
      'facts quotes',
    ),
  )}`
}
