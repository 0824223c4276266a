import type { Harvest } from '../../ledger/ledger.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { type Found, factsOf, sortOf, wordsOf } from './format.ts'
import { xml } from './xml.ts'

/** The facts as an Atom feed (RFC 4287), one entry each; an entry's time is when its page came into the ledger. */
export async function* atom(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  yield atomHead(lang, 'urn:marsad:facts', lang === 'ar' ? 'مرصد: الوقائع' : 'Marsad: facts')
  let newest = '1970-01-01T00:00:00.000Z'
  for await (const found of factsOf(harvest)) {
    if (found.sheaf.seen > newest) newest = found.sheaf.seen
    yield atomEntry(found, lang)
  }
  // The feed's own time is known only when all has been walked; Atom gives the order of its elements no meaning.
  yield `<updated>${xml(newest)}</updated>\n</feed>\n`
}

/** A feed's beginning, its title and name. */
export const atomHead = (lang: Lang, id: string, title: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">\n<id>${xml(id)}</id>\n<title>${xml(title)}</title>\n<author><name>Marsad</name></author>\n<generator>Marsad</generator>\n`

/** A fact as an entry: our sentence as the title, the page's words as the content. */
export function atomEntry({ fact, sheaf }: Pick<Found, 'fact'> & { readonly sheaf: Pick<Found['sheaf'], 'seen'> }, lang: Lang): string {
  const words = fact.fact === 'event' || fact.fact === 'pact' ? fact.line.text : wordsOf(fact).text
  const link = fact.page.url !== null && /^https?:\/\//.test(fact.page.url) ? `<link rel="alternate" href="${xml(fact.page.url)}"/>` : ''
  const sort = sortOf(fact)
  return `<entry><id>urn:marsad:fact:${xml(fact.id)}</id><title>${xml(tell(lang, fact))}</title><updated>${xml(sheaf.seen)}</updated>${link}<category term="${fact.fact}"/>${sort === null ? '' : `<category term="${xml(sort)}"/>`}<content type="text" xml:lang="ar">${xml([words, [fact.page.outlet, fact.page.title].filter((t) => t !== null).join(' · ')].join('\n'))}</content></entry>\n`
}
