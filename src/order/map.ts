import type { ActorRef, EventFact, List, Paging, Ties } from '../ledger/ledger.ts'
import { lexicon, readTable } from '../lexicon/lexicon.ts'
import { base } from './base.ts'
import { holds } from './day.ts'
import { refOf } from './name.ts'

/** Degrees north and east. */
export type Point = readonly [lat: number, lon: number]

/** A place of the gazetteer with how many events pages tell of it. */
export interface Place {
  readonly place: ActorRef
  readonly at: Point | null
  readonly events: number
}

/** Where events took place and where a body's members lie, up to a day. */
export interface OrderMap {
  readonly at: string
  /** Places by number of events; those without coordinates have none and stand in the table only. */
  readonly places: readonly Place[]
  /** Events that no text places. */
  readonly unplaced: number
  readonly members: readonly { readonly state: ActorRef; readonly at: Point | null; readonly status: string }[]
  /** The events of the place asked for, newest first. */
  readonly here: List<EventFact> | null
}

/** What of the map is asked for. */
export interface MapOf extends Paging {
  readonly body?: string | undefined
  readonly place?: string | undefined
  readonly types: readonly string[]
}

/** The map up to a day. */
export async function mapOn(day: string, { body, place, types, offset, limit }: MapOf, ties: Ties): Promise<OrderMap> {
  const counted = await ties.placed({ types, upTo: day })
  const refs = await ties.named(counted.flatMap((c) => (c.place === null ? [] : [c.place])))
  return {
    at: day,
    places: counted.flatMap((c) =>
      c.place === null ? [] : [{ place: refs.get(c.place) ?? refOf(c.place), at: pointOf(c.place), events: c.number }],
    ),
    unplaced: counted.find((c) => c.place === null)?.number ?? 0,
    members: body === undefined ? [] : membersAt(body, day),
    here: place === undefined ? null : await ties.eventsAt({ places: [place], types, upTo: day, offset, limit }),
  }
}

const pointOf = (key: string): Point | null => lexicon().entries.get(key)?.at ?? null

function membersAt(body: string, day: string): OrderMap['members'] {
  const found = base().members.filter((m) => m.body === body && holds(m.from, m.to, day))
  return found
    .map((m) => ({ state: refOf(m.member), at: pointOf(m.member), status: m.status }))
    .sort((a, b) => (a.state.key < b.state.key ? -1 : 1))
}

let land: readonly (readonly Point[])[] | null = null

/** The outlines of the land, each ring as points: simplified from Natural Earth's, without the borders of states. */
export function outlines(): readonly (readonly Point[])[] {
  land ??= readTable('order/outlines.tsv', ['ring']).map(({ ring }) =>
    ring.split(' ').map((point) => {
      const [lon, lat] = point.split(',').map(Number) as [number, number]
      return [lat / 10, lon / 10] as const
    }),
  )
  return land
}
