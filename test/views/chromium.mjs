// Debian's Chromium as the tests of the screens and the benchmark open it: `.ci/run` installs it; without it they say that they are skipped.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { chromium } from 'playwright-core'

export const CHROMIUM = process.env.MARSAD_CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)

/** A browser that asks nothing of the network by itself. */
export const openBrowser = () =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Serves an application on a free port of this machine. */
export const serveApp = (fetch) =>
  new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ base: `http://127.0.0.1:${port}`, stop: () => server.close() }),
    )
  })

/** What axe finds serious or critical on a page, one line each. */
export async function seriousFindings(tab) {
  await tab.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = await tab.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
}
