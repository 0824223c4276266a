import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { BadInput, type Desk } from '../../desk/desk.ts'
import { filed } from './crisis-words.ts'
import type { Html } from './layout.ts'
import type { Lang } from './words.ts'

const LONGEST_FORM = 16 * 1024

/** Takes the forms that open, close and reopen working files, and keep and forget searches; the answer is the screen that shows what came of it. */
export function filing(app: Hono, desk: Desk, lang: Lang): void {
  const limit = bodyLimit({ maxSize: LONGEST_FORM })
  app.post('/crises', limit, async (c) => {
    const { id } = await desk.ask('crisis-open', { id: await field(c, 'id'), lang, ...(await named(c)) })
    return c.redirect(`/${lang}/crisis/${id}`, 303)
  })
  for (const step of ['close', 'reopen'] as const)
    app.post(`/crisis/:id/${step}`, limit, async (c) => {
      const { id } = await desk.ask(`crisis-${step}`, { id: c.req.param('id') ?? '', ...(await named(c)) })
      return c.redirect(`/${lang}/crisis/${id}`, 303)
    })
  app.post('/searches', limit, async (c) => {
    const { address } = await desk.ask('search-keep', { name: await field(c, 'name'), address: await field(c, 'address') })
    return c.redirect(`/${lang}${address}`, 303)
  })
  app.post('/searches/forget', limit, async (c) => {
    await desk.ask('search-forget', { name: await field(c, 'name') })
    return c.redirect(`/${lang}/find`, 303)
  })
}

/** The form that opens a working file on an event or a story. */
export const openForm = (lang: Lang, id: string): Html =>
  html`<form class="file-form" method="post" action="/${lang}/crises"><input type="hidden" name="id" value="${id}"><button>${filed(lang, 'openFile')}</button></form>`

const form = async (c: Context, name: string): Promise<string> => {
  const value = (await c.req.parseBody())[name]
  return typeof value === 'string' ? value.trim() : ''
}

async function field(c: Context, name: string): Promise<string> {
  const value = await form(c, name)
  if (value === '') throw new BadInput(`${name}: nothing was given`)
  return value
}

/** Who decides and why, where the form says so. */
async function named(c: Context): Promise<{ by?: string; why?: string }> {
  const [by, why] = [(await form(c, 'by')).slice(0, 80), (await form(c, 'why')).slice(0, 500)]
  return { ...(by === '' ? {} : { by }), ...(why === '' ? {} : { why }) }
}
