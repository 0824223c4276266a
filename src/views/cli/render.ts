import { briefMarkdown, type OperationName, type Output } from '../../desk/desk.ts'
import { actorText } from './actor.ts'
import { crisisLine, crisisLines, crisisText, searchLine } from './crises.ts'
import { ledgerText, verifiedText } from './doctor.ts'
import { explainText } from './explain.ts'
import { facetLines } from './facets.ts'
import { actorName, counted, factLines, otherName, pageLine, some, word } from './facts.ts'
import { mapText, networkText } from './network.ts'
import { orderText } from './order.ts'
import { owedLines } from './owed.ts'
import { pageText } from './page.ts'
import { said, t } from './speak.ts'
import { claimText, decidedText, decisionText, storyLines, storyText } from './stories.ts'
import { dim, shown, table } from './terminal.ts'
import { todayText } from './today.ts'
import { triggeredText } from './triggered.ts'
import { undecidedText } from './undecided.ts'

/** How each operation's answer looks in a terminal. */
export const render: { readonly [Name in OperationName]: (answer: Output<Name>) => string } = {
  today: todayText,
  overview(o) {
    const { counts } = o
    const { earliest, latest, undated } = o.published
    const time = earliest === null ? said('no dates') : t`${earliest} to ${latest}`
    return [
      totals(o),
      '',
      `${t`published: ${time}`}${undated === 0 ? '' : `${said('; ')}${t`${some(undated, 'pages')} undated`}`}`,
      t`messages in pages: ${counts.messages}`,
      '',
      ...o.outlets.map((x) => `${String(x.pages).padStart(6)}  ${x.outlet === null ? dim(said('outlet unknown')) : shown(x.outlet)}`),
      '',
      ...o.newest.map(pageLine),
    ].join('\n')
  },
  paste: (p) => [t`new: ${some(p.new, 'pages')}; known already: ${p.known}`, ...p.pages.map((id) => id.slice(0, 12))].join('\n'),
  pages: (list) => [...list.items.map(pageLine), counted(list, 'pages')].join('\n'),
  page: pageText,
  find: (list) =>
    [
      ...list.items.map((hit) => [pageLine(hit), ...hit.snippets.map((s) => `    ${marked(s)}`)].join('\n')),
      ...(list.facets === null ? [] : facetLines(list.facets)),
      counted(list, 'pages'),
    ].join('\n'),
  timeline: (list) => [...list.items.map(factLines), counted(list, 'facts')].join('\n'),
  stories: storyLines,
  story: storyText,
  claims: (list) => [...list.items.map((c) => claimText(c, list.actors)), counted(list, 'claims')].join('\n'),
  compare: (answer) => answer.pairs.map((p) => said(p.label ?? 'unknown')).join('\n'),
  actors: (list) =>
    [
      table(
        list.items.map((a) => [
          actorName(a),
          dim(word('type', a.type)),
          otherName(a).trim(),
          some(a.pages, 'pages'),
          some(a.statements, 'statements'),
        ]),
      ),
      counted(list, 'actors'),
    ].join('\n'),
  actor: actorText,
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
  explain: explainText,
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
  news: (n) => [...n.items.map(factLines), dim(`${t`up to record ${n.upTo}`}${n.complete ? '' : said('; there is more')}`)].join('\n'),
  export: (file) => file.content,
  difference(d) {
    const marks = { same: '', added: '+', removed: '-' } as const
    const told = d.pieces.map(({ kind, text }) => {
      if (kind !== 'same') return `${marks[kind]}‹${shown(text.trim())}›`
      const words = text.trim().split(/\s+/)
      return words.length <= 16 ? shown(words.join(' ')) : `${shown(words.slice(0, 8).join(' '))} … ${shown(words.slice(-8).join(' '))}`
    })
    return [
      t`before  version ${d.before.version}, ${d.before.seen}`,
      pageLine(d.before),
      t`after   version ${d.after.version}, ${d.after.seen}`,
      pageLine(d.after),
      '',
      told.filter((line) => line !== '').join('\n'),
      dim(t`${some(d.added, 'words')} added, ${some(d.removed, 'words')} removed`),
    ].join('\n')
  },
  verify: verifiedText,
  doctor: ledgerText,
  confirm: decidedText,
  correct: decidedText,
  reject: decidedText,
  merge: decisionText,
  split: decisionText,
  doubt: decisionText,
  undecided: undecidedText,
  undo: decidedText,
  decisions: (list) =>
    [...list.items.map((d) => `${decisionText(d)}${d.stands ? '' : dim(` ${said('undone')}`)}`), counted(list, 'decisions')].join('\n'),
  journal: (list) =>
    [
      table(
        list.items.map((r) => [
          r.number,
          said(r.kind),
          r.when,
          r.page.slice(0, 12),
          t`${r.bytes} bytes`,
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
