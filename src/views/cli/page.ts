import type { Output } from '../../desk/desk.ts'
import { some, why, word } from './facts.ts'
import { label, said, speaking, t } from './speak.ts'
import { bold, dim, shortened, shown } from './terminal.ts'

type Page = Output<'page'>
type Reading = Page['reading']
type Article = Reading['articles'][number]

const BLOCK = 13
const KIND = 10

/** One page: its head, its text block by block, everything that was read in it. */
export const pageText = (page: Page): string =>
  [
    ...headLines(page),
    '',
    ...page.reading.blocks.map((b) => blockLine(page.reading, b)),
    ...page.reading.articles.flatMap((a) => ['', ...articleLines(page.reading, a)]),
    ...page.reading.messages.map((m) =>
      line('message', `${m.rule}${said(': ')}${why(m.detail)}${m.span === null ? '' : ` [${m.span.join(', ')})`}`),
    ),
  ].join('\n')

function headLines(page: Page): string[] {
  const { reading } = page
  const main = reading.articles[0]
  const outlet = main?.outlet === undefined || main.outlet === null ? said('outlet unknown') : shown(main.outlet.name)
  const version = page.versions.find((v) => v.id === page.id)?.version ?? 1
  const about = [
    `${said(page.media)}${said(', ')}${page.encoding}${said(', ')}${t`${page.bytes} bytes`}`,
    t`rules ${page.rules}`,
    t`version ${version} of ${page.versions.length}`,
  ]
  return [
    bold(shown(main?.title?.text ?? reading.source)),
    `${outlet} · ${main?.dated?.value ?? said('undated')} · ${shown(reading.source)}`,
    dim(`${page.id} · ${about.join(' · ')}`),
  ]
}

const cut = (reading: Reading, [start, end]: readonly [number, number]): string => reading.text.slice(start, end)
const line = (name: string, text: string): string => `${label(name, KIND)} ${text}`

const blockLine = (reading: Reading, block: Reading['blocks'][number]): string =>
  `${dim(word('block', block.kind).padEnd(BLOCK))} ${cut(reading, block.span)
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map(shown)
    .join(`\n${' '.repeat(BLOCK + 1)}`)}`

function articleLines(reading: Reading, article: Article): string[] {
  const name = new Map(article.entities.map((e) => [e.id, entityName(e)]))
  const one = (ref: string | null): string => (ref === null ? said('somebody unnamed') : (name.get(ref) ?? ref))
  const all = (refs: readonly string[]): string => refs.map(one).join(said(', '))
  const text = (span: readonly [number, number]): string => shown(cut(reading, span))
  const quote = (span: readonly [number, number]): string => shortened(cut(reading, span), 120)
  return [
    ...article.entities.map((e) =>
      line(
        'name',
        `${name.get(e.id)} ${dim([word('type', e.type), some(e.mentions.length, 'times'), e.wikidata].filter((x) => x !== null).join(said(', ')))}`,
      ),
    ),
    ...article.statements.map((s) =>
      line('statement', `${one(s.speaker)} · ${word('act', s.act)}${said(': ')}${quote(s.content)} ${dim(s.id)}`),
    ),
    ...article.times.map((x) => line('time', `${text(x.span)} = ${x.value ?? said('refused')} ${dim(why(x.why))}`)),
    ...article.events.map((e) =>
      line(
        'event',
        `${word('event', e.type)}${said(', ')}${word('status', e.status)}${said(': ')}${text(e.trigger)} · ${all(e.actors)}${e.recipients.length > 0 ? ` → ${all(e.recipients)}` : ''} ${e.time?.value ?? ''} ${dim(e.id)}`,
      ),
    ),
    ...article.pacts.map((p) =>
      line(
        'pact',
        `${word('kind', p.kind)}${said(', ')}${word('status', p.status)}${said(': ')}${shown(p.name)} · ${all(p.parties)} ${dim(p.id)}`,
      ),
    ),
    ...article.commitments.map((c) =>
      line('commitment', `${one(c.by)}${said(', ')}${t`due ${c.due ?? said('undated')}`}${said(': ')}${quote(c.content)} ${dim(c.id)}`),
    ),
  ]
}

const entityName = ({ name }: Article['entities'][number]): string => shown(speaking() === 'ar' ? name.ar : (name.en ?? name.ar))
