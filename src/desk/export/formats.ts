import type { Harvest } from '../../ledger/ledger.ts'
import { annotations } from './annotations.ts'
import { atom } from './atom.ts'
import { events } from './events.ts'
import type { Format } from './format.ts'
import { ftm } from './ftm.ts'
import { geojson } from './geojson.ts'
import { gexf, graphml } from './graph.ts'
import { ics } from './ics.ts'
import { parquet } from './parquet.ts'
import { stix } from './stix.ts'
import { csv } from './table.ts'

/** Every format that the ledger is written out in. */
export const formats = {
  jsonl: { about: 'readings, one a line, as `read --json` prints them', media: 'application/jsonl', ending: 'jsonl', write: jsonl },
  csv: { about: 'a table of facts', media: 'text/csv; charset=utf-8', ending: 'csv', write: csv },
  parquet: { about: 'the same table as Apache Parquet', media: 'application/vnd.apache.parquet', ending: 'parquet', write: parquet },
  graphml: { about: 'actors and what joins them, as GraphML', media: 'application/graphml+xml', ending: 'graphml', write: graphml },
  gexf: { about: 'the same for Gephi', media: 'application/gexf+xml', ending: 'gexf', write: gexf },
  geojson: { about: 'events and pacts where they took place', media: 'application/geo+json', ending: 'geojson', write: geojson },
  ics: { about: 'what falls due and is planned, as a calendar', media: 'text/calendar; charset=utf-8', ending: 'ics', write: ics },
  atom: { about: 'facts as a feed', media: 'application/atom+xml; charset=utf-8', ending: 'atom', write: atom },
  annotations: { about: 'W3C Web Annotations on the characters', media: 'application/ld+json', ending: 'jsonld', write: annotations },
  ftm: { about: 'FollowTheMoney entities, one a line', media: 'application/jsonl', ending: 'ftm.json', write: ftm },
  stix: { about: 'a STIX 2.1 bundle', media: 'application/stix+json;version=2.1', ending: 'json', write: stix },
  events: { about: 'events as a PLOVER-style table', media: 'text/tab-separated-values; charset=utf-8', ending: 'tsv', write: events },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

/** The readings themselves, each as it was read. */
async function* jsonl(harvest: Harvest): AsyncGenerator<string> {
  for await (const { reading, inDays } of harvest.sheaves()) if (inDays) yield JSON.stringify(reading) + '\n'
}
