import { htmlPage } from '../../src/page/html/html-page.ts'
import { sourceOfText } from '../../src/page/html/source.ts'
import type { Page } from '../../src/page/page.ts'

const EMPTY: Page = {
  source: 'case',
  sha256: '',
  bytes: new Uint8Array(),
  media: 'html',
  encoding: 'utf-8',
  text: '',
  collected: {},
  hints: [],
  stated: [],
  messages: [],
}

/** The page of a piece of HTML that no place and no collector is known of. */
export const pageOfHtml = (html: string): Page => htmlPage(sourceOfText(html), EMPTY)
