// The names model by itself on corpora labelled by others, scored as conlleval does: chunks of the right bounds and type.
//   node bench/names.mjs DIST NER    DIST: a build's folder; NER: the folder with anercorp/, darwish-msa/ and wojood-sample/
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { conlleval } from '../scripts/train/conlleval.mjs'
import { conll, nested } from '../scripts/train/corpora.mjs'
import { tagAll, tagsOf } from '../scripts/train/tag.mjs'

const [dist, ner] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { tokenize } = await load('text/text.js')
const tagger = await load('tagger/tagger.js')
// The last number: ANERcorp is running news, tagged 25 sentences at a time; tweets and samples are tagged one by one.
const sets = [
  ['anercorp', conll(path.join(ner, 'anercorp/ANERCorp_CamelLab_test.txt')), ['PER', 'LOC', 'ORG', 'MISC'], 25],
  ['darwish-msa', conll(path.join(ner, 'darwish-msa/test.txt')), ['PER', 'LOC', 'ORG'], 1],
  ['wojood', nested(path.join(ner, 'wojood-sample/test.txt')), ['PER', 'LOC', 'ORG'], 1],
]
for (const [name, sentences, types, together] of sets) {
  // A corpus that does not label a type says nothing about it.
  const guess = tagAll(sentences, tokenize, tagger, null, together).map((tags) => tags.map((t) => (types.includes(t.slice(2)) ? t : 'O')))
  const { all, ...each } = conlleval(tagsOf(sentences), guess)
  const parts = types.map((t) => `${t} ${(each[t]?.f1 ?? 0).toFixed(3)} (${each[t]?.n ?? 0})`)
  console.log(`${name} F1 ${all.f1.toFixed(3)} P ${all.p.toFixed(3)} R ${all.r.toFixed(3)} ${parts.join(' ')}`)
}
