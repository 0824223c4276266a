import type { Browser, Page } from 'playwright-core'

/** Where the browser is, `MARSAD_CHROMIUM` or Debian's place. */
export const CHROMIUM: string
export const hasChromium: boolean
export function openBrowser(): Promise<Browser>
export function serveApp(fetch: (request: Request) => Response | Promise<Response>): Promise<{ readonly base: string; stop(): void }>
export function seriousFindings(tab: Page): Promise<string[]>
