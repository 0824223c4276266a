import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { BadInput, type Desk } from '../../desk/desk.ts'
import type { Html } from './layout.ts'
import { pageHref } from './links.ts'
import { type Lang, wording } from './words.ts'

const LONGEST_FORM = 17 * 1024 * 1024

// Words of beginning: how pages come into the ledger.
const WORDS = {
  add: ['أضف صفحة', 'Add a page'],
  ways: ['ثلاث طرق لإدخال صفحات', 'Three ways to bring pages in'],
  paste: ['الصق صفحة', 'Paste a page'],
  pasteSay: ['نص خبر كما نُشر، عنوانه أولا، أو مصدره HTML', 'the text of a story as it was published, headline first, or its HTML'],
  text: ['نص الصفحة', 'text of the page'],
  address: ['عنوانها على الشبكة، إن عُرف', 'its address on the web, if known'],
  addressSay: ['نص آخر بالعنوان نفسه نسخة أحدث من الصفحة نفسها', 'another text under the same address is a newer version of the same page'],
  read: ['اقرأها', 'Read it'],
  file: ['افتح ملفا', 'Open a file'],
  fileSay: ['صفحة محفوظة أو نص أو خلاصة: ‎.txt .html .xml', 'a saved page, a text or a feed: .txt .html .xml'],
  choose: ['ملف من جهازك', 'a file of this computer'],
  command: ['أو من الطرفية', 'Or from the terminal'],
  commandSay: [
    'لمجلدات ومحفوظات وعناوين وخلاصات. أوقف الخادم أولا (Ctrl-C) ثم أعد تشغيله',
    'for folders, archives, addresses and feeds. Stop the server first (Ctrl-C), start it again afterwards',
  ],
  stays: [
    'لا يخرج شيء من جهازك، ولا يُحذف شيء مما دخل السجل.',
    'Nothing leaves this computer, and nothing that entered the ledger is deleted.',
  ],
} as const satisfies Record<string, readonly [ar: string, en: string]>

/** A word of how pages come into the ledger. */
export const begun = wording(WORDS)

/** Takes pages that are pasted or handed over as files; the answer is the page that was read. */
export function beginning(app: Hono, desk: Desk, lang: Lang): void {
  app.post('/paste', bodyLimit({ maxSize: LONGEST_FORM }), async (c) => {
    const { text, file, url } = await c.req.parseBody()
    if (file instanceof File && /\.(jsonl|warc|gz|zip|pdf|docx?)$/i.test(file.name))
      throw new BadInput(`${file.name}: archives and other formats are read with: marsad read FILE`)
    const given =
      file instanceof File && file.size > 0
        ? { base64: Buffer.from(await file.arrayBuffer()).toString('base64'), name: file.name.slice(-200) }
        : { text: typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : '' }
    const { pages } = await desk.ask('paste', { ...given, ...(typeof url === 'string' ? { url } : {}) })
    return c.redirect(pages.length === 1 ? pageHref(lang, pages[0]!) : `/${lang}/pages`, 303)
  })
}

const addressField = (lang: Lang, id: string): Html =>
  html`<label class="quiet small">${begun(lang, 'address')}<input type="url" name="url" dir="ltr" maxlength="2000" pattern="https?://.+" placeholder="https://" autocomplete="off" aria-describedby="${id}-say"></label><p class="quiet small" id="${id}-say">${begun(lang, 'addressSay')}</p>`

/** The ways in: paste, a file, the command. */
export const waysIn = (lang: Lang): Html =>
  html`<section class="sec ways" aria-label="${begun(lang, 'ways')}"><div><h2>${begun(lang, 'paste')}</h2><p class="quiet" id="paste-say">${begun(lang, 'pasteSay')}</p>
<form method="post" action="/${lang}/paste"><label><span class="vh">${begun(lang, 'text')}</span><textarea name="text" rows="7" required dir="auto" class="src" aria-describedby="paste-say"></textarea></label>${addressField(lang, 'pasted')}<button>${begun(lang, 'read')}</button></form></div>
<div><h2>${begun(lang, 'file')}</h2><p class="quiet" id="file-say">${begun(lang, 'fileSay')}</p>
<form method="post" action="/${lang}/paste" enctype="multipart/form-data"><label><span class="vh">${begun(lang, 'choose')}</span><input type="file" name="file" required accept=".txt,.html,.htm,.xml,.rss,.atom" aria-describedby="file-say"></label>${addressField(lang, 'filed')}<button>${begun(lang, 'read')}</button></form></div>
<div><h2>${begun(lang, 'command')}</h2><p class="quiet">${begun(lang, 'commandSay')}:</p><pre dir="ltr"><code>marsad read pages/
marsad read https://news.example/feed.xml
marsad serve</code></pre></div></section><p class="quiet">${begun(lang, 'stays')}</p>`
