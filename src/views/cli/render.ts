import { briefMarkdown, type OperationName, type Output } from '../../desk/desk.ts'
import { crisisLine, crisisLines, crisisText, searchLine } from './crises.ts'
import { facetLines } from './facets.ts'
import { actorName, counted, factLines, pageMark, some } from './facts.ts'
import { mapText, networkText } from './network.ts'
import { orderText } from './order.ts'
import { owedLines } from './owed.ts'
import { said, t } from './speak.ts'
import { claimText, decidedText, decisionText, storyLines, storyText } from './stories.ts'
import { bold, dim, shortened, shown, table } from './terminal.ts'
import { todayText } from './today.ts'
import { triggeredText } from './triggered.ts'

/** How each operation's answer looks in a terminal. */
export const render: { readonly [Name in OperationName]: (answer: Output<Name>) => string } = {
  today: todayText,
  overview(o) {
    const { counts } = o
    const time = o.published.earliest === null ? 'no dates' : `${o.published.earliest} to ${o.published.latest}`
    return [
      totals(o),
      '',
      `published: ${time}${o.published.undated === 0 ? '' : `; ${some(o.published.undated, 'pages')} undated`}`,
      `messages in pages: ${counts.messages}`,
      '',
      ...o.outlets.map((x) => `${String(x.pages).padStart(6)}  ${x.outlet === null ? dim(said('outlet unknown')) : shown(x.outlet)}`),
      '',
      ...o.newest.map(pageLine),
    ].join('\n')
  },
  pages: (list) => [...list.items.map(pageLine), counted(list, 'pages')].join('\n'),
  page: pageWhole,
  find: (list) =>
    [
      ...list.items.map((hit) => [pageLine(hit), ...hit.snippets.map((s) => `    ${marked(s)}`)].join('\n')),
      ...(list.facets === null ? [] : facetLines(list.facets)),
      counted(list, 'pages'),
    ].join('\n'),
  timeline: (list) => [...list.items.map(factLines), counted(list, 'facts')].join('\n'),
  stories: storyLines,
  story: storyText,
  claims: (list) => [...list.items.map((c) => claimText(c)), counted(list, 'claims')].join('\n'),
  compare: (answer) => answer.pairs.map((p) => p.label ?? 'unknown').join('\n'),
  actors: (list) =>
    [
      table(
        list.items.map((a) => [
          actorName(a),
          dim(a.type),
          a.en === null ? '' : shown(a.ar),
          a.pages,
          a.pages === 1 ? 'page' : 'pages',
          a.statements,
          'said',
        ]),
      ),
      counted(list, 'actors'),
    ].join('\n'),
  actor: actorWhole,
  pacts: (list) => [...list.items.map(factLines), counted(list, 'pacts')].join('\n'),
  order: orderText,
  network: networkText,
  map: mapText,
  triggered: triggeredText,
  due: (list) =>
    [
      ...list.items.flatMap(owedLines),
      counted(list, 'commitments'),
      dim(t`${list.past} past their date, ${list.undated} without a date`),
    ].join('\n'),
  explain(e) {
    return [
      factLines(e.fact),
      '',
      `rule     ${e.rule}`,
      ...(e.why === null ? [] : [`why      ${shown(e.why)}`]),
      `words    [${e.words.span.join(', ')}) ${shown(e.words.text)}`,
      `line     [${e.line.span.join(', ')}) ${shown(e.line.text)}`,
      ...e.parts.map(
        (p) => `${p.part.padEnd(8)} [${p.span.join(', ')}) ${shown(p.text)}${p.why === null ? '' : dim(` (${shown(p.why)})`)}`,
      ),
      ...e.refused.map((r) => `refused  ${r.rule}: ${shown(r.detail)}`),
      '',
      pageLine(e.page),
      `read     by rules ${e.page.rules}, in the ledger since ${e.page.seen}${e.page.current ? '' : ' (an older version of the page)'}`,
      `sha256   ${e.page.id}`,
    ].join('\n')
  },
  crises: crisisLines,
  crisis: crisisText,
  'crisis-open': (f) => `${f.known ? `${said('a file is open on this story already')}\n` : ''}${crisisLine(f)}`,
  'crisis-close': crisisLine,
  'crisis-reopen': crisisLine,
  'crisis-report': briefMarkdown,
  searches: (list) => [...list.items.map(searchLine), counted(list, 'searches')].join('\n'),
  'search-keep': searchLine,
  'search-forget': searchLine,
  brief: briefMarkdown,
  news: (n) => [...n.items.map(factLines), dim(`up to record ${n.upTo}${n.complete ? '' : '; there is more'}`)].join('\n'),
  export: (file) => file.content,
  difference(d) {
    const marks = { same: '', added: '+', removed: '-' } as const
    const told = d.pieces.map(({ kind, text }) => {
      if (kind !== 'same') return `${marks[kind]}‹${shown(text.trim())}›`
      const words = text.trim().split(/\s+/)
      return words.length <= 16 ? shown(words.join(' ')) : `${shown(words.slice(0, 8).join(' '))} … ${shown(words.slice(-8).join(' '))}`
    })
    return [
      `before  version ${d.before.version}, ${d.before.seen}`,
      pageLine(d.before),
      `after   version ${d.after.version}, ${d.after.seen}`,
      pageLine(d.after),
      '',
      told.filter((line) => line !== '').join('\n'),
      dim(`${some(d.added, 'words')} added, ${some(d.removed, 'words')} removed`),
    ].join('\n')
  },
  verify(v) {
    const looked = `${some(v.facts, 'facts')} of ${some(v.pages, 'pages')}`
    if (v.ok) return `all of ${looked} stand on the bytes kept`
    return [
      ...v.items.map((x) => `${x.kind} ${x.id}: ${x.reason} (page ${x.page.slice(0, 12)})`),
      counted(v, 'failing'),
      `of ${looked}`,
    ].join('\n')
  },
  doctor(h) {
    return [
      `${h.ok ? 'The ledger is in order' : bold('The ledger needs attention')}: ${shown(h.path)}`,
      `journal   ${some(h.journal.records, 'records')}, ${h.journal.bytes} bytes, ${some(h.journal.segments, 'segments')}${h.journal.cut === null ? '' : `; ${h.journal.cut}`}`,
      `database  ${h.database.engine} ${h.database.version}, step ${h.database.migration}${h.database.rebuilt === null ? '' : `; made anew: ${h.database.rebuilt}`}`,
      ...h.checks.map((c) => `${c.ok ? 'ok ' : 'BAD'}  ${c.check}: ${shown(c.detail)}`),
    ].join('\n')
  },
  confirm: decidedText,
  correct: decidedText,
  reject: decidedText,
  merge: decisionText,
  split: decisionText,
  doubt: decisionText,
  undecided: (list) =>
    [
      ...list.items.map((x) =>
        [
          `${x.score.toFixed(2)}  ${shown(x.a.key)} (${some(x.a.pages, 'pages')})  ~  ${shown(x.b.key)} (${some(x.b.pages, 'pages')})`,
          ...x.reasons.map((r) => dim(`      ${r.weight >= 0 ? '+' : ''}${r.weight.toFixed(2)} ${r.kind}: ${shown(r.said)}`)),
          x.judgement === null ? '' : `      ${decisionText(x.judgement)}`,
        ]
          .filter((line) => line !== '')
          .join('\n'),
      ),
      counted(list, 'pairs'),
    ].join('\n'),
  undo: decidedText,
  decisions: (list) =>
    [...list.items.map((d) => `${decisionText(d)}${d.stands ? '' : dim(' undone')}`), counted(list, 'decisions')].join('\n'),
  journal: (list) =>
    [
      table(
        list.items.map((r) => [
          r.number,
          r.kind,
          r.when,
          r.page.slice(0, 12),
          r.bytes,
          'bytes',
          `${r.segment}@${r.offset}`,
          shown(r.source),
        ]),
      ),
      counted(list, 'records'),
    ]
      .filter((line) => line !== '')
      .join('\n'),
}

/** The counts that `start` and `read` end with. */
export function totals({ counts }: Output<'overview'>): string {
  return table([
    [said('pages'), counts.pages, counts.versions > counts.pages ? dim(t`${counts.versions} with older versions`) : ''],
    [said('people'), counts.persons, ''],
    [said('organisations'), counts.organisations, ''],
    [said('places'), counts.places, ''],
    [said('statements'), counts.statements, ''],
    [said('events'), counts.events, ''],
    [said('pacts'), counts.pacts, ''],
    [said('commitments'), counts.commitments, ''],
  ])
}

const pageLine = (page: Output<'overview'>['newest'][number]): string =>
  `${(page.published ?? said('undated')).padEnd(16)} ${shortened(page.title ?? page.source, 100)}\n${' '.repeat(17)}${pageMark(page)}`

// The words found stand between ‹ and › where there is no colour.
function marked({ span, text, marks }: Output<'find'>['items'][number]['snippets'][number]): string {
  let out = ''
  let at = span[0]
  for (const [start, end] of marks) {
    const found = text.slice(start - span[0], end - span[0])
    out += text.slice(at - span[0], start - span[0]) + `‹${found}›`
    at = end
  }
  return shown(out + text.slice(at - span[0]))
}

function pageWhole(page: Output<'page'>): string {
  const { reading } = page
  const main = reading.articles[0]
  const cut = ([start, end]: readonly [number, number]): string => reading.text.slice(start, end)
  const lines = [
    bold(shown(main?.title?.text ?? reading.source)),
    `${main?.outlet === undefined || main.outlet === null ? 'outlet unknown' : shown(main.outlet.name)} · ${main?.dated?.value ?? 'undated'} · ${shown(reading.source)}`,
    dim(
      `${page.id} · ${page.media}, ${page.encoding}, ${page.bytes} bytes · rules ${page.rules} · version ${page.versions.find((v) => v.id === page.id)?.version ?? 1} of ${page.versions.length}`,
    ),
    '',
    ...reading.blocks.map(
      (b) =>
        `${dim(b.kind.padEnd(13))} ${cut(b.span)
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map(shown)
          .join(`\n${' '.repeat(14)}`)}`,
    ),
  ]
  for (const article of reading.articles) {
    const name = new Map(article.entities.map((e) => [e.id, shown(e.name.en ?? e.name.ar)]))
    const all = (refs: readonly string[]): string => refs.map((r) => name.get(r) ?? r).join(', ')
    lines.push('')
    for (const e of article.entities)
      lines.push(
        `name       ${name.get(e.id)} ${dim(`${e.type}, ${some(e.mentions.length, 'times')}${e.wikidata === null ? '' : `, ${e.wikidata}`}`)}`,
      )
    for (const s of article.statements)
      lines.push(
        `statement  ${s.speaker === null ? 'somebody unnamed' : name.get(s.speaker)} · ${s.act}: ${shortened(cut(s.content), 120)} ${dim(s.id)}`,
      )
    for (const t of article.times) lines.push(`time       ${shown(cut(t.span))} = ${t.value ?? 'refused'} ${dim(shown(t.why))}`)
    for (const e of article.events)
      lines.push(
        `event      ${e.type} ${e.status}: ${shown(cut(e.trigger))} · ${all(e.actors)}${e.recipients.length > 0 ? ` → ${all(e.recipients)}` : ''} ${e.time?.value ?? ''} ${dim(e.id)}`,
      )
    for (const p of article.pacts) lines.push(`pact       ${p.kind}, ${p.status}: ${shown(p.name)} · ${all(p.parties)} ${dim(p.id)}`)
    for (const c of article.commitments)
      lines.push(
        `commitment ${c.by === null ? 'somebody unnamed' : name.get(c.by)}, due ${c.due ?? 'undated'}: ${shortened(cut(c.content), 120)} ${dim(c.id)}`,
      )
  }
  for (const m of reading.messages)
    lines.push(`message    ${m.rule}: ${shown(m.detail)}${m.span === null ? '' : ` at [${m.span.join(', ')})`}`)
  return lines.join('\n')
}

function actorWhole(a: Output<'actor'>): string {
  const { actor } = a
  const section = (title: string, list: { total: number; offset: number; items: readonly Parameters<typeof factLines>[0][] }): string[] =>
    list.total === 0 ? [] : ['', bold(title), ...list.items.map(factLines), counted(list, title.toLowerCase())]
  return [
    bold(actorName(actor)) + (actor.en === null ? '' : ` ${shown(actor.ar)}`),
    dim([actor.type, actor.wikidata, some(actor.pages, 'pages')].filter((x) => x !== null).join(' · ')),
    `written as  ${a.names.map((n) => `${shown(n.form)} ${n.mentions}`).join(', ')}`,
    ...a.offices.map((o) => `office      ${o.office} of ${shown(o.of)}, ${o.from ?? '?'} to ${o.to ?? 'now'}`),
    ...a.memberships.map((m) => `${m.status.padEnd(11)} ${shown(m.body)}, ${m.from ?? '?'} to ${m.to ?? 'now'}`),
    ...(a.acts.length === 0 ? [] : [`said        ${a.acts.map((x) => `${x.act} ${x.statements}`).join(', ')}`]),
    `spoken of   ${a.spokenOf}`,
    ...(a.with.length === 0
      ? []
      : [
          `with        ${a.with
            .slice(0, 10)
            .map((w) => `${actorName(w.actor)} ${w.pages}`)
            .join(', ')}`,
        ]),
    ...section('Statements', a.statements),
    ...section('Events', a.events),
    ...section('Pacts', a.pacts),
    ...section('Commitments', a.commitments),
  ].join('\n')
}
