import { outletNamed } from '../lexicon/lexicon.ts'

/** What an outlet is called across pages: by its entry in the lexicon, whichever of its names a page uses; else as the page has it. */
export const outletName = (name: string): string => outletNamed(name)?.ar ?? name
