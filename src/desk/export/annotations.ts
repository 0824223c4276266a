import type { Harvest, Sheaf } from '../../ledger/ledger.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { addressOf, sortOf, wordsOf } from './format.ts'

type Span = readonly [number, number]

const CONTEXT = 32

/**
 * Every fact, mention and time as a W3C Web Annotation (JSON-LD) on the characters of its page, which a quotation with its surroundings and
 * a position both select. Positions count code points of the page's text, as the model asks.
 */
export async function* annotations(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  yield '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:marsad:annotations","type":"AnnotationCollection","label":"Marsad","first":{"id":"urn:marsad:annotations:1","type":"AnnotationPage","startIndex":0,"items":['
  let total = 0
  for await (const sheaf of harvest.sheaves())
    for (const note of notesOf(sheaf, lang, harvest.partial)) yield `${total++ === 0 ? '' : ','}\n${JSON.stringify(note)}`
  yield `\n]},"total":${total}}\n`
}

function* notesOf(sheaf: Sheaf, lang: Lang, partial: boolean): Generator<object> {
  const { text } = sheaf.reading
  const point = codePoints(text)
  const note = (id: string, motivation: string, body: readonly object[], [start, end]: Span): object => ({
    id: `urn:marsad:fact:${id}`,
    type: 'Annotation',
    motivation,
    created: sheaf.seen,
    generator: { id: 'urn:marsad', type: 'Software', name: 'Marsad' },
    body,
    target: {
      source: addressOf(sheaf.page),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: text.slice(whole(text, start - CONTEXT), start),
          suffix: text.slice(end, whole(text, end + CONTEXT)),
        },
        { type: 'TextPositionSelector', start: point(start), end: point(end) },
      ],
    },
  })
  for (const fact of sheaf.facts) {
    const sort = sortOf(fact)
    const tags = [fact.fact, ...(sort === null ? [] : [sort])].map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }))
    const body = { type: 'TextualBody', purpose: 'describing', value: tell(lang, fact), format: 'text/plain', language: lang }
    yield note(fact.id, 'describing', [body, ...tags], wordsOf(fact).span)
    if (fact.fact === 'pact')
      for (const [i, clause] of fact.clauses.entries())
        yield note(`${fact.id}:clause:${i}`, 'describing', [{ type: 'TextualBody', purpose: 'tagging', value: 'clause' }], clause.span)
  }
  // Names and times belong to no query but the one for whole pages.
  if (partial) return
  for (const [i, article] of sheaf.reading.articles.entries()) {
    for (const entity of article.entities)
      for (const span of entity.mentions) yield note(`${sheaf.page.id}:name:${span[0]}`, 'identifying', named(entity), span)
    for (const time of article.times)
      yield note(
        `${sheaf.page.id}:${i}:time:${time.span[0]}`,
        'tagging',
        [{ type: 'TextualBody', purpose: 'tagging', value: time.value ?? 'unplaced' }],
        time.span,
      )
  }
}

type Entity = Sheaf['reading']['articles'][number]['entities'][number]

const named = (entity: Entity): object[] => [
  { type: 'TextualBody', purpose: 'identifying', value: entity.name.en ?? entity.name.ar, format: 'text/plain' },
  ...(entity.wikidata === null ? [] : [{ id: `http://www.wikidata.org/entity/${entity.wikidata}`, purpose: 'identifying' }]),
]

/** The nearest place that is not inside a surrogate pair. */
function whole(text: string, at: number): number {
  const inside = Math.max(0, Math.min(at, text.length))
  const code = text.charCodeAt(inside)
  return code >= 0xdc00 && code <= 0xdfff && inside > 0 ? inside - 1 : inside
}

/** From UTF-16 code units to code points of a text. */
function codePoints(text: string): (at: number) => number {
  const pairs: number[] = []
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const before = text.charCodeAt(i - 1)
    if (code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff) pairs.push(i)
  }
  if (pairs.length === 0) return (at) => at
  return (at) => {
    let [low, high] = [0, pairs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[middle]! < at) low = middle + 1
      else high = middle
    }
    return at - low
  }
}
