import type { Output } from '../../desk/desk.ts'
import { bold, dim, shown } from './terminal.ts'

type Facets = NonNullable<Output<'find'>['facets']>

/** How what was found is spread, a line for each kind. */
export function facetLines({ actors, acts, events, outlets, months }: Facets): string[] {
  const line = (name: string, list: { total: number; items: readonly { pages: number }[] }, of: (i: number) => string): string[] =>
    list.items.length === 0
      ? []
      : [
          `${bold(name)} ${list.items.map((item, i) => `${shown(of(i))} ${dim(String(item.pages))}`).join(', ')}${list.total > list.items.length ? dim(` +${list.total - list.items.length}`) : ''}`,
        ]
  return [
    ...line('actors', actors, (i) => actors.items[i]!.value.en ?? actors.items[i]!.value.ar),
    ...line('acts', acts, (i) => acts.items[i]!.value),
    ...line('events', events, (i) => events.items[i]!.value),
    ...line('outlets', outlets, (i) => outlets.items[i]!.value ?? '-'),
    ...line('months', months, (i) => months.items[i]!.value ?? 'undated'),
  ]
}
