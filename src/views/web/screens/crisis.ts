import { html } from 'hono/html'
import { nameOfFile, type Output } from '../../../desk/desk.ts'
import { type FileWord, filed } from '../crisis-words.ts'
import { decider, type Html, named, shell, stamp, type View } from '../layout.ts'
import { factHref, pageHref } from '../links.ts'
import { term } from '../order-words.ts'
import { counted, type Lang, say } from '../words.ts'
import { stepLine } from './crises.ts'
import { actorLink, actorLinks, factLine } from './fact-line.ts'
import { baseMark } from './order-parts.ts'
import { weight } from './stories.ts'
import { claim, versus } from './story.ts'
import { byDay } from './timeline.ts'

type Crisis = Output<'crisis'>
type Party = Crisis['parties'][number]

/** A working file: the event, what is told of it, what it touches, who said what since and who is silent, what lies ahead, and the log. */
export function crisisScreen(view: View, file: Crisis): Html {
  const { lang } = view
  const [heard, silent] = [file.parties.filter((p) => !p.silent), file.parties.filter((p) => p.silent)]
  return shell(
    view,
    nameOfFile(lang, file.opening),
    'crises',
    html`${heading(lang, file)}
${section(lang, 'event', '', file.event === null ? html`<p class="quiet">${filed(lang, 'noEvent')}</p>` : html`<ul class="facts">${factLine(lang, file.event)}</ul>`)}
${section(lang, 'claims', filed(lang, 'claimsSay'), claims(lang, file))}
${section(lang, 'touches', '', touches(lang, file))}
${section(lang, 'statements', filed(lang, 'statementsSay'), html`${heard.map((p) => party(lang, p))}`)}
${section(lang, 'silent', filed(lang, 'silentSay'), silent.length === 0 ? html`<p class="quiet">${filed(lang, 'noneSilent')}</p>` : html`<ul class="plain wide">${silent.map((p) => html`<li>${actorLink(lang, p.actor, 'unknown')} <span class="faint">${standing(lang, p)}</span></li>`)}</ul>`)}
<div class="two even">${section(
      lang,
      'ahead',
      String(file.planned.total),
      listed(
        lang,
        file.planned.items.map((f) => factLine(lang, f)),
      ),
    )}
${section(
  lang,
  'deadlines',
  String(file.owed.total),
  listed(
    lang,
    file.owed.items.map((c) => html`${factLine(lang, c)}<li class="stands"><b class="c k-due">${term(lang, c.state)}</b></li>`),
  ),
)}</div>
${section(lang, 'log', filed(lang, 'logSay'), html`<ol class="log">${file.log.map((e) => logItem(lang, e))}</ol>`)}`,
  )
}

function heading(lang: Lang, file: Crisis): Html {
  const step = file.open ? 'close' : 'reopen'
  return html`<header class="head"><p class="eyebrow"><a class="cite-line" href="/${lang}/crises">${filed(lang, 'crises')}</a> · ${filed(lang, file.open ? 'open' : 'closed')}</p><h1><bdi>${nameOfFile(lang, file.opening)}</bdi></h1>
${file.story === null ? '' : html`${weight(lang, file.story)}<p><a class="more-link" href="/${lang}/story/${file.story.id}"><bdi>${file.story.title ?? file.story.id}</bdi></a></p>`}
<p class="weight">${file.steps.map((s) => stepLine(lang, s))}</p>
<p><a class="more-link" href="/report.html?id=${file.id}&lang=${lang}">${filed(lang, 'report')}</a></p>
<form class="ask file-step" method="post" action="/${lang}/crisis/${file.id}/${step}"><label><span>${filed(lang, 'why')}</span><input name="why" maxlength="500" dir="auto" autocomplete="off"></label><button>${filed(lang, step)}</button></form></header>`
}

const listed = (lang: Lang, lines: readonly Html[]): Html =>
  lines.length === 0 ? html`<p class="quiet">${say(lang, 'none')}</p>` : html`<ul class="facts">${lines}</ul>`

const section = (lang: Lang, title: FileWord, note: string, body: Html | ''): Html =>
  html`<section class="sec"><header><h2>${filed(lang, title)}</h2>${note === '' ? '' : html`<span class="say">${note}</span>`}</header>${body}</section>`

function claims(lang: Lang, file: Crisis): Html {
  const list = file.claims.items
  const open = list.filter((c) => c.contradictions.length > 0 || c.denies.length > 0 || list.some((o) => o.denies.includes(c.number)))
  const rest = list.filter((c) => !open.includes(c))
  const all = (those: typeof list): Html => html`<ol class="facts">${those.map((c) => claim(lang, file, c, list))}</ol>`
  return html`${open.flatMap((c) => c.contradictions.map((x) => versus(lang, file, c, x)))}${open.length === 0 ? '' : all(open)}
${rest.length === 0 ? '' : html`<details${open.length === 0 ? ' open' : ''}><summary>${filed(lang, 'all')} <span class="num">${rest.length}${file.claims.total > list.length ? ` / ${file.claims.total}` : ''}</span></summary>${all(rest)}</details>`}`
}

/** Each clause in a line: what it asks of whom; the whole of it stands on the screen of what would be triggered. */
function touches(lang: Lang, { touches: t, opening }: Crisis): Html {
  if (t === null) return html`<p class="quiet">${filed(lang, 'untouched')}</p>`
  const query = new URLSearchParams({ event: t.event.event, on: t.on.key, at: opening.since, ...(t.by === null ? {} : { by: t.by.key }) })
  const pick = (x: { ar: string; en: string }): string => (lang === 'ar' ? x.ar : x.en)
  return html`<p class="quiet">${pick(t.event)} · ${t.by === null ? '' : html`${named(lang, t.by, 'unknown')} ← `}${named(lang, t.on, 'unknown')} ${stamp(t.at)} <a class="more-link" href="/${lang}/triggered?${query}">${filed(lang, 'whole')}</a></p>
${t.clauses.length === 0 ? html`<p class="quiet">${filed(lang, 'noClause')}</p>` : html`<ul class="facts">${t.clauses.map((c) => html`<li class="fact k-due"><div class="meta"><span class="who">${named(lang, c.instrument, 'unknown')}</span>${c.article === null ? '' : html` <span>${c.article}</span>`} <b class="act">${pick(c.asks)}</b> ${baseMark(lang, c.source)}</div><p class="quiet">${filed(lang, 'binds')} ${c.owes.length === 0 ? '—' : html`${actorLinks(lang, c.owes.slice(0, 12), 'unknown')}${c.owes.length > 12 ? html` <span class="num">+${c.owes.length - 12}</span>` : ''}`}</p></li>`)}</ul>`}`
}

const standing = (lang: Lang, p: Party): Html =>
  html`${filed(lang, p.part === 'named' ? 'takesPart' : 'bound')} · ${filed(lang, 'named')} ${counted(lang, 'page', p.pages)}`

const party = (lang: Lang, p: Party): Html =>
  html`<details class="party"${p.part === 'named' ? ' open' : ''}><summary><b>${named(lang, p.actor, 'unknown')}</b> ${counted(lang, 'statement', p.statements.total)} <span class="faint">${standing(lang, p)}</span></summary>${byDay(lang, p.statements.items)}<p>${actorLink(lang, p.actor, 'unknown')}</p></details>`

function logItem(lang: Lang, e: Crisis['log'][number]): Html {
  const page =
    e.page === null
      ? ''
      : html` <a class="cite-line" lang="ar" dir="rtl" href="${pageHref(lang, e.page.id)}">${e.page.title ?? e.page.source}</a> <span class="faint"><bdi>${e.page.outlet ?? ''}</bdi></span>`
  return html`<li>${stamp(e.when.slice(0, 16))} <b>${filed(lang, e.what)}</b>${e.actor === null ? '' : html` ${actorLink(lang, e.actor, 'unknown')}`}${e.by === null ? '' : html` ${decider(lang, e.by)}`}${e.why === null ? '' : html`: <bdi dir="auto">${e.why}</bdi>`}${page}${e.fact === null ? '' : html` <a class="faint" href="${factHref(lang, e.fact)}">#</a>`}</li>`
}
