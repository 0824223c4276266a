import type { AnyFact, Harvest, Sheaf } from '../../ledger/ledger.ts'
import { countryCode, stateOf } from './country-code.ts'
import { dateOf, doersOf, factsOf, othersOf, sortOf, wordsOf } from './format.ts'
import { xml } from './xml.ts'

type Actor = Sheaf['actors'][number]

interface Edge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly directed: boolean
  readonly values: Readonly<Record<(typeof EDGE)[number], string>>
}

const NODE = ['label', 'type', 'ar', 'en', 'country'] as const
const EDGE = ['fact', 'sort', 'status', 'date', 'words', 'page', 'factId'] as const

/** The actors of the facts as nodes, each fact between two of them as an edge, as GraphML. */
export async function* graphml(harvest: Harvest): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  for (const key of NODE) yield `<key id="n_${key}" for="node" attr.name="${key}" attr.type="string"/>\n`
  for (const key of EDGE) yield `<key id="e_${key}" for="edge" attr.name="${key}" attr.type="string"/>\n`
  yield '<graph id="marsad" edgedefault="directed">\n'
  const seen = new Set<string>()
  for await (const { fact } of factsOf(harvest)) {
    for (const actor of actorsOf(fact)) {
      if (seen.has(actor.key)) continue
      seen.add(actor.key)
      const values = nodeOf(actor)
      yield `<node id="${xml(actor.key)}">${NODE.map((k) => `<data key="n_${k}">${xml(values[k])}</data>`).join('')}</node>\n`
    }
    for (const e of edgesOf(fact))
      yield `<edge id="${e.id}" source="${xml(e.from)}" target="${xml(e.to)}"${e.directed ? '' : ' directed="false"'}>${EDGE.map((k) => `<data key="e_${k}">${xml(e.values[k])}</data>`).join('')}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

/** The same as GEXF 1.3, for Gephi. Its nodes stand before its edges, so the harvest is walked twice. */
export async function* gexf(harvest: Harvest): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<meta><creator>Marsad</creator></meta>\n<graph defaultedgetype="directed" mode="static">\n'
  for (const [of, keys] of [
    ['node', NODE],
    ['edge', EDGE],
  ] as const)
    yield `<attributes class="${of}">${keys.map((k) => `<attribute id="${k}" title="${k}" type="string"/>`).join('')}</attributes>\n`
  yield '<nodes>\n'
  const seen = new Set<string>()
  for await (const { fact } of factsOf(harvest))
    for (const actor of actorsOf(fact)) {
      if (seen.has(actor.key)) continue
      seen.add(actor.key)
      yield `<node id="${xml(actor.key)}" label="${xml(nodeOf(actor).label)}">${valuesOf(NODE, nodeOf(actor))}</node>\n`
    }
  yield '</nodes>\n<edges>\n'
  for await (const { fact } of factsOf(harvest))
    for (const e of edgesOf(fact))
      yield `<edge id="${e.id}" source="${xml(e.from)}" target="${xml(e.to)}" type="${e.directed ? 'directed' : 'undirected'}" label="${xml(e.values.sort)}">${valuesOf(EDGE, e.values)}</edge>\n`
  yield '</edges>\n</graph>\n</gexf>\n'
}

const valuesOf = <Key extends string>(keys: readonly Key[], values: Readonly<Record<Key, string>>): string =>
  `<attvalues>${keys.map((k) => `<attvalue for="${k}" value="${xml(values[k])}"/>`).join('')}</attvalues>`

const nodeOf = (actor: Actor): Readonly<Record<(typeof NODE)[number], string>> => ({
  label: actor.en ?? actor.ar,
  type: actor.type,
  ar: actor.ar,
  en: actor.en ?? '',
  country: countryCode(stateOf(actor.en)) ?? '',
})

/** Those that edges join: of a statement the ones it is about too. Whoever stands alone in his facts is a node without edges. */
const actorsOf = (fact: AnyFact): readonly Actor[] => [
  ...doersOf(fact),
  ...othersOf(fact),
  ...(fact.fact === 'statement' ? fact.about : []),
]

/** An edge from each doer to each other; parties and joint actors are joined two by two, without direction; about whom one speaks, too. */
function edgesOf(fact: AnyFact): Edge[] {
  const doers = doersOf(fact)
  const others = fact.fact === 'statement' ? [...othersOf(fact), ...fact.about] : othersOf(fact)
  const values = {
    fact: fact.fact,
    sort: sortOf(fact) ?? fact.fact,
    status: fact.fact === 'event' || fact.fact === 'pact' ? fact.status : '',
    date: dateOf(fact)?.value ?? '',
    words: wordsOf(fact).text,
    page: fact.page.id,
    factId: fact.id,
  }
  const edges: Edge[] = []
  const add = (from: Actor, to: Actor, directed: boolean): void => {
    if (from.key !== to.key) edges.push({ id: `${fact.id}.${edges.length}`, from: from.key, to: to.key, directed, values })
  }
  for (const from of doers) for (const to of new Map(others.map((o) => [o.key, o])).values()) add(from, to, true)
  if (others.length === 0) for (const [i, from] of doers.entries()) for (const to of doers.slice(i + 1)) add(from, to, false)
  return edges
}
