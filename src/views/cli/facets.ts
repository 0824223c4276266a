import type { Output } from '../../desk/desk.ts'
import { actorName, word } from './facts.ts'
import { said } from './speak.ts'
import { bold, dim, shown } from './terminal.ts'

type Facets = NonNullable<Output<'find'>['facets']>

/** How what was found is spread, a line for each kind. */
export function facetLines({ actors, acts, events, outlets, months }: Facets): string[] {
  const line = (name: string, list: { total: number; items: readonly { pages: number }[] }, of: (i: number) => string): string[] =>
    list.items.length === 0
      ? []
      : [
          `${bold(said(name))} ${list.items.map((item, i) => `${of(i)} ${dim(String(item.pages))}`).join(said(', '))}${list.total > list.items.length ? dim(` +${list.total - list.items.length}`) : ''}`,
        ]
  return [
    ...line('actors', actors, (i) => actorName(actors.items[i]!.value)),
    ...line('acts', acts, (i) => word('act', acts.items[i]!.value)),
    ...line('events', events, (i) => word('event', events.items[i]!.value)),
    ...line('outlets', outlets, (i) => shown(outlets.items[i]!.value ?? '-')),
    ...line('months', months, (i) => months.items[i]!.value ?? said('undated')),
  ]
}
