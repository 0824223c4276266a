import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** A list whose first ones are shown and whose rest is folded under its number: nothing is left out. `of` makes what shows some of them. */
export const folded = <One>(all: readonly One[], shown: number, of: (some: readonly One[]) => Html): Html =>
  html`${of(all.slice(0, shown))}${all.length <= shown ? '' : html`<details><summary class="faint">+${all.length - shown}</summary>${of(all.slice(shown))}</details>`}`
