import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { BadInput, type Desk, happeningsNamed, type Input, inArabic, isForeseen, NotFound, outcomeOf } from '../../desk/desk.ts'
import { beginning, begun, waysIn } from './beginning.ts'
import { type Deciding, decidesAs, deciding } from './deciding.ts'
import { filing } from './filing.ts'
import { type Html, shell, type View } from './layout.ts'
import { JUDGED, pairing } from './pairing.ts'
import { actorScreen } from './screens/actor.ts'
import { actorsScreen } from './screens/actors.ts'
import { crisesScreen } from './screens/crises.ts'
import { crisisScreen } from './screens/crisis.ts'
import { dueScreen } from './screens/due.ts'
import { FIND_FIELDS, type FindAsked } from './screens/facets.ts'
import { factScreen } from './screens/fact.ts'
import { findScreen } from './screens/find.ts'
import { mapScreen } from './screens/map.ts'
import { networkScreen } from './screens/network.ts'
import { orderScreen } from './screens/order.ts'
import { pageScreen } from './screens/page.ts'
import { pagesScreen } from './screens/pages.ts'
import { storiesScreen } from './screens/stories.ts'
import { storyScreen } from './screens/story.ts'
import { timelineScreen } from './screens/timeline.ts'
import { todayScreen } from './screens/today.ts'
import { triggeredScreen } from './screens/triggered.ts'
import { undecidedScreen } from './screens/undecided.ts'
import { lastVisit, noteVisit } from './visit.ts'
import { patiently } from './waiting.ts'
import { type Lang, say } from './words.ts'

/**
 * The picture in a browser, over a desk: every screen in Arabic and English, nothing asked of any other machine. `patience`: milliseconds after which a
 * browser is told that a screen is being made; null: it waits.
 */
export function web(desk: Desk, patience: number | null): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // Under no-referrer a browser hides from our own forms whose they are, and the guard lets none through.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  )
  app.get('/', (c) => c.redirect(`/${preferred(c)}`))
  const decided = deciding(desk)
  const all = new Hono()
  for (const lang of ['ar', 'en'] as const) all.route(`/${lang}`, screens(desk, lang, decided))
  if (patience !== null) app.use(patiently(all, desk, patience))
  app.route('/', all)
  assets(app)
  // An address typed without its language.
  app.get('*', (c, next) => {
    if (/^\/(?:ar|en)(?:\/|$)/.test(c.req.path) || c.req.header('accept')?.includes('text/html') !== true) return next()
    const { pathname, search } = new URL(c.req.url)
    return Promise.resolve(c.redirect(`/${preferred(c)}${pathname}${search}`))
  })
  return app
}

// Arabic unless the reader's browser asks for English first.
const preferred = (c: Context): Lang => (/^\s*en/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ar')

function screens(desk: Desk, lang: Lang, decided: Deciding): Hono {
  const app = new Hono()
  const view = (c: Context): View => {
    const url = new URL(c.req.url)
    return { lang, path: url.pathname.slice(lang.length + 1) + url.search }
  }
  const offset = (c: Context): { offset?: string } => {
    const value = c.req.query('offset')
    return value === undefined ? {} : { offset: value }
  }
  // What a form sends empty was not asked for.
  const given = (c: Context, fields: readonly string[]): Record<string, string> =>
    Object.fromEntries(fields.flatMap((f) => (c.req.query(f)?.trim() ? [[f, c.req.query(f)!.trim()]] : [])))
  app.get('/', async (c) => {
    const visit = lastVisit(c)
    const asked = given(c, ['since', 'after'])
    const since = Object.keys(asked).length > 0 || visit === null ? asked : { after: visit.upTo }
    const [overview, day] = await Promise.all([desk.ask('overview', { newest: 0 }), desk.ask('today', since)])
    noteVisit(c, day.upTo)
    return c.html(todayScreen(view(c), overview, day, visit))
  })
  beginning(app, desk, lang)
  app.get('/add', (c) =>
    c.html(shell(view(c), begun(lang, 'add'), 'pages', html`<header class="head"><h1>${begun(lang, 'add')}</h1></header>${waysIn(lang)}`)),
  )
  app.get('/pages', async (c) => c.html(pagesScreen(view(c), await desk.ask('pages', offset(c)))))
  app.get('/page/:id', async (c) => {
    const page = await desk.ask('page', { id: c.req.param('id') })
    const later = page.versions.findIndex((v) => v.id === page.id) > 0
    const difference = c.req.query('changes') !== undefined && later ? await desk.ask('difference', { id: page.id }) : null
    return c.html(pageScreen(view(c), page, { by: decidesAs(c), made: decided.of(c), difference }))
  })
  decided.on(app, lang)
  app.get('/stories', async (c) => {
    const order = c.req.query('order') === 'weight' ? 'weight' : 'newest'
    return c.html(storiesScreen(view(c), await desk.ask('stories', { order, limit: 40, ...offset(c) }), order))
  })
  app.get('/story/:id', async (c) => c.html(storyScreen(view(c), await desk.ask('story', { id: c.req.param('id') }), decidesAs(c))))
  app.get('/timeline', async (c) => {
    const kinds = c.req.query('kinds')
    const input: Input<'timeline'> = { limit: 100, order: 'newest', ...offset(c), ...(kinds === undefined ? {} : { kinds }) }
    return c.html(
      timelineScreen(view(c), await desk.ask('timeline', input), kinds === undefined ? '' : `?kinds=${encodeURIComponent(kinds)}`),
    )
  })
  app.get('/actors', async (c) => {
    const type = c.req.query('type') ?? null
    const input = { limit: 100, ...offset(c), ...(type === null ? {} : { type }) } as Input<'actors'>
    return c.html(actorsScreen(view(c), await desk.ask('actors', input), type))
  })
  app.get('/actor/:key', async (c) =>
    c.html(actorScreen(view(c), await desk.ask('actor', { key: c.req.param('key'), limit: 60, ...offset(c) }), decidesAs(c))),
  )
  app.get('/undecided', async (c) => {
    const judged = JUDGED.find((j) => j === c.req.query('judged')) ?? 'all'
    const answer = await desk.ask('undecided', { judged, limit: 20, ...offset(c) })
    return c.html(undecidedScreen(view(c), answer, judged, { by: decidesAs(c), made: await pairs.made(c) }))
  })
  const pairs = pairing(app, desk, lang)
  app.get('/order', async (c) => c.html(orderScreen(view(c), await desk.ask('order', given(c, ['of', 'with', 'at'])), happeningsNamed())))
  app.get('/network', async (c) => {
    const asked = given(c, ['of', 'obligation', 'kind', 'at', 'most'])
    return c.html(networkScreen(view(c), await desk.ask('network', asked as Input<'network'>), asked))
  })
  app.get('/map', async (c) => {
    const asked = given(c, ['of', 'type', 'place', 'at', 'view'])
    return c.html(mapScreen(view(c), await desk.ask('map', { ...asked, ...offset(c) } as Input<'map'>), asked))
  })
  app.get('/triggered', async (c) =>
    c.html(
      triggeredScreen(view(c), await desk.ask('triggered', given(c, ['event', 'on', 'by', 'at']) as Input<'triggered'>), happeningsNamed()),
    ),
  )
  app.get('/due', async (c) => {
    const asked = given(c, ['when']) as Pick<Input<'due'>, 'when'>
    return c.html(dueScreen(view(c), await desk.ask('due', { limit: 40, ...asked, ...offset(c) }), asked.when ?? null))
  })
  app.get('/find', async (c) => {
    const asked: FindAsked = given(c, FIND_FIELDS)
    const kept = await desk.ask('searches', { limit: 500 })
    const input = { ...asked, facets: true, ...offset(c) } as Input<'find'>
    return c.html(findScreen(view(c), asked, asked.words === undefined ? null : await desk.ask('find', input), kept))
  })
  app.get('/crises', async (c) => c.html(crisesScreen(view(c), await desk.ask('crises', offset(c)))))
  app.get('/crisis/:id', async (c) => c.html(crisisScreen(view(c), await desk.ask('crisis', { id: c.req.param('id') }))))
  filing(app, desk, lang)
  app.get('/fact/:id', async (c) => c.html(factScreen(view(c), await desk.ask('explain', { id: c.req.param('id') }), decidesAs(c))))
  // Not `notFound`, which a router that stands inside another is never asked for.
  app.all('*', (c) => c.html(trouble(view(c), 'errorFound', c.req.path), 404))
  app.onError((error, c) => {
    if (error instanceof NotFound) return c.html(trouble(view(c), 'errorFound', error.message), 404)
    if (error instanceof BadInput) return c.html(trouble(view(c), 'errorBad', error.message), 400)
    if (!isForeseen(error)) console.error(error)
    return c.html(trouble(view(c), 'errorBug', error.message), outcomeOf(error).http)
  })
  return app
}

const trouble = (view: View, word: 'errorFound' | 'errorBad' | 'errorBug', detail: string): Html =>
  shell(
    view,
    say(view.lang, word),
    null,
    html`<header class="head"><h1>${say(view.lang, word)}</h1><p class="lede"><bdi dir="auto">${view.lang === 'ar' ? inArabic(detail) : detail}</bdi></p><p><a class="more-link" href="/${view.lang}">${say(view.lang, 'tryHome')}</a></p></header>`,
  )

const FONTS: Readonly<Record<string, string>> = {
  'plex-arabic-300': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-300-normal.woff2',
  'plex-arabic-400': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
  'plex-arabic-500': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-500-normal.woff2',
  'plex-arabic-600': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2',
  'plex-latin-300': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-300-normal.woff2',
  'plex-latin-400': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff2',
  'plex-latin-500': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-500-normal.woff2',
  'plex-latin-600': '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-600-normal.woff2',
  'naskh-arabic-400': '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2',
  'naskh-arabic-700': '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2',
  'naskh-latin-400': '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-latin-400-normal.woff2',
}

const ASSETS: Readonly<Record<string, string>> = {
  'tokens.css': 'text/css; charset=utf-8',
  'fonts.css': 'text/css; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
  'stories.css': 'text/css; charset=utf-8',
  'deciding.css': 'text/css; charset=utf-8',
  'picture.css': 'text/css; charset=utf-8',
  'today.css': 'text/css; charset=utf-8',
  'pairs.css': 'text/css; charset=utf-8',
  'ways.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'theme.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
}

/** Style, script and fonts: a fixed list, so that no path reaches the disk. */
function assets(app: Hono): void {
  const require = createRequire(import.meta.url)
  const folder = new URL('../../../assets/', import.meta.url)
  for (const [name, type] of Object.entries(ASSETS))
    app.get(`/assets/${name}`, async (c) =>
      c.body(await readFile(new URL(name, folder), 'utf8'), 200, { 'content-type': type, 'cache-control': 'max-age=300' }),
    )
  for (const [name, file] of Object.entries(FONTS))
    app.get(`/assets/fonts/${name}.woff2`, async (c) =>
      c.body(new Uint8Array(await readFile(require.resolve(file))), 200, {
        'content-type': 'font/woff2',
        'cache-control': 'max-age=86400',
      }),
    )
}
