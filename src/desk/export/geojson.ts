import type { Harvest } from '../../ledger/ledger.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { dateOf, doersOf, factsOf, othersOf, sortOf, wordsOf } from './format.ts'

/**
 * Events and pacts as GeoJSON features (RFC 7946) at the place that the text names, by the gazetteer's coordinates. What no text places has
 * no geometry; it is not left out.
 */
export async function* geojson(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let first = true
  for await (const { fact } of factsOf(harvest)) {
    if (fact.fact !== 'event' && fact.fact !== 'pact') continue
    const at = fact.place?.en == null ? null : (lexicon().entries.get(fact.place.en)?.at ?? null)
    const feature = {
      type: 'Feature',
      id: fact.id,
      geometry: at === null ? null : { type: 'Point', coordinates: [at[1], at[0]] },
      properties: {
        fact: fact.fact,
        sort: sortOf(fact),
        status: fact.status,
        say: tell(lang, fact),
        place: fact.place?.key ?? null,
        actors: doersOf(fact).map((a) => a.key),
        recipients: othersOf(fact).map((a) => a.key),
        date: dateOf(fact)?.value ?? null,
        words: wordsOf(fact).text,
        span: wordsOf(fact).span,
        line: fact.line.text,
        page: fact.page.id,
        outlet: fact.page.outlet,
        url: fact.page.url,
      },
    }
    yield `${first ? '' : ','}\n${JSON.stringify(feature)}`
    first = false
  }
  yield '\n]}\n'
}
