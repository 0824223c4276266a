import { type Rule, recall } from '../../desk/desk.ts'
import { some } from './facts.ts'
import type { Settings } from './settings.ts'
import { said, t } from './speak.ts'
import { dim, print, shown } from './terminal.ts'

/** A rule in one line, as it would be typed. */
export const describe = ({ name, to, zone, lang: _lang, ...asks }: Rule): string =>
  `${shown(name)}: ${Object.entries(asks)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(',') : shown(String(value))}`)
    .join(', ')}${asks.quiet === undefined ? '' : ` (${zone})`} → ${to.map(shown).join(', ')}`

/** Prints what is watched: rules, feeds and what waits. */
export async function listWatched({ home }: Settings, json: boolean): Promise<void> {
  const { rules, feeds, watched, parcels } = await recall(home)
  if (json)
    return print(
      JSON.stringify({
        rules,
        feeds,
        held: Object.fromEntries(Object.entries(watched).map(([k, w]) => [k, w.held.length])),
        waiting: parcels,
      }),
    )
  if (rules.length + feeds.length === 0) await print(said('nothing is watched yet: marsad watch add --help'))
  for (const rule of rules)
    await print(
      `${describe(rule)}${dim(`  ${t`${some(watched[rule.name]?.noticed ?? 0, 'notices')}, ${watched[rule.name]?.held.length ?? 0} held back`}`)}`,
    )
  for (const f of feeds)
    await print(
      `${t`feed ${shown(f.url)} every ${f.every} s`}${f.entryPages === true ? said(', with the pages of its entries') : ''}${f.trouble === null ? '' : `${said('; ')}${t`failed ${some(f.failures, 'times')}: ${shown(said(f.trouble))}`}`}`,
    )
  for (const p of parcels)
    await print(
      `${t`waiting: ${shown(p.rule)} → ${shown(p.to)}`}${p.trouble === null ? '' : `${said(': ')}${shown(said(p.trouble))}`} (${some(p.tries, 'tries')})`,
    )
}
