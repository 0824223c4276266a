/** One way to take clitics off the front of a folded word: what was taken, and the word that is left. */
export interface CliticSplit {
  readonly clitics: string
  readonly rest: string
}

// Longest first within each kind; «لل» stands for ل + ال, so the rest gets its article back in a second reading.
const PROCLITICS = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل', 'فك']

const LEADS = 'وفبلك'

/** Whether a folded word begins with a letter that may be a proclitic, and leaves two more. */
export const mayBeginWithClitic = (form: string): boolean => form.length > 2 && LEADS.includes(form[0]!)

/**
 * Ways to split proclitics (و ف ب ل ك س and their pairs, لل) off a folded word, the whole word first.
 * The rest keeps at least two letters; «للامم» gives «امم» and «الامم», both with the clitic «لل»'s letters accounted to the word's beginning.
 * Only a lexicon can say which split is right: the caller checks.
 */
export function splitProclitics(form: string): CliticSplit[] {
  const out: CliticSplit[] = [{ clitics: '', rest: form }]
  if (!mayBeginWithClitic(form)) return out
  for (const clitics of PROCLITICS)
    if (form.length >= clitics.length + 2 && form.startsWith(clitics)) out.push({ clitics, rest: form.slice(clitics.length) })
  for (const lead of ['', 'و', 'ف'])
    if (form.length >= lead.length + 4 && form.startsWith(lead + 'لل')) {
      out.push({ clitics: lead + 'ل', rest: 'ا' + form.slice(lead.length + 1) })
      out.push({ clitics: lead + 'لل', rest: form.slice(lead.length + 2) })
    }
  return out
}

const ENCLITICS = ['هما', 'كما', 'هم', 'هن', 'كم', 'نا', 'ها', 'ني', 'ه', 'ك', 'ي']

/** Ways to take a pronoun ending off a folded word, the whole word first; taa marbuta, hidden as «ت» before a pronoun, comes back as «ه». */
export function splitEnclitics(form: string): string[] {
  const out = [form]
  for (const e of ENCLITICS)
    if (form.length >= e.length + 2 && form.endsWith(e)) {
      const stem = form.slice(0, -e.length)
      out.push(stem)
      if (stem.endsWith('ت')) out.push(stem.slice(0, -1) + 'ه')
    }
  return out
}

/** The folded word without the article, in its forms ال and لل. */
export const bare = (form: string): string =>
  form.startsWith('ال') && form.length > 3 ? form.slice(2) : form.startsWith('لل') && form.length > 3 ? form.slice(2) : form
