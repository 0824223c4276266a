import type { Lang } from './words.ts'

/** Address of an actor's screen. */
export const actorHref = (lang: Lang, key: string): string => `/${lang}/actor/${encodeURIComponent(key)}`

/** Address of a page's screen, at one of its facts where one is given. */
export const pageHref = (lang: Lang, id: string, fact?: string): string =>
  `/${lang}/page/${id.slice(0, 16)}${fact === undefined ? '' : `#${fact}`}`

/** Address of the screen that says why a fact is there. */
export const factHref = (lang: Lang, id: string): string => `/${lang}/fact/${id}`
