// Trains the names model, writes it, and prints what it reaches.
//   node scripts/train/train.mjs DIST SHARED CLUSTERS.tsv OUT.bin [PASSES] [OPTIONS as JSON]    twelve passes, eight times over, unless told otherwise
// With HELD=1 in the environment the last tenth of ANERcorp's training split is kept out and measured instead of the test sets.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { conlleval } from './conlleval.mjs'
import { conll, cut, folder } from './corpora.mjs'
import { tagAll, tagsOf } from './tag.mjs'

const [dist, shared, clusterFile, out, passes = '12', options = '{}'] = process.argv.slice(2)
const load = (f) => import(pathToFileURL(path.resolve(dist, f)).href)
const { tokenize } = await load('text/text.js')
const tagger = await load('tagger/tagger.js')
const table = new Map(
  fs
    .readFileSync(clusterFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [w, ...g] = line.split('\t')
      return [w, g.map(Number)]
    }),
)
const number = new Map(tagger.LABELS.map((l, i) => [l, i]))
const example = (sentence) => {
  const { tokens, labels } = cut(sentence, tokenize)
  return { forms: tokens.map(tagger.modelForm), labels: labels.map((l) => number.get(l) ?? 0), hints: tagger.lexiconHints(tokens) }
}
const own = path.resolve('scripts/train/own.conll')
const newswire = conll(path.join(shared, 'data/ner/anercorp/ANERCorp_CamelLab_train.txt'))
const kept = process.env.HELD ? newswire.splice(Math.floor(newswire.length * 0.9)) : []
const sources = [
  ...newswire,
  ...(process.env.NO_AQMAR ? [] : folder(path.join(shared, 'data/ner/aqmar/articles'))),
  ...(fs.existsSync(own) ? conll(own) : []),
]
const examples = sources.map(example).filter((e) => e.forms.length > 0)
console.error(`${examples.length} sentences`)
const { model, hashes } = tagger.train(examples, (form) => table.get(form) ?? null, {
  runs: 8,
  ...JSON.parse(options),
  passes: Number(passes),
  log: (l) => console.error(l),
})
fs.writeFileSync(out, tagger.packModel(model, hashes, table))
const sets = process.env.HELD
  ? [['held out', kept]]
  : [
      ['ANERcorp test', conll(path.join(shared, 'data/ner/anercorp/ANERCorp_CamelLab_test.txt'))],
      ['Darwish-MSA test', conll(path.join(shared, 'data/ner/darwish-msa/test.txt'))],
    ]
const measure = (name, sentences, used) => {
  const r = conlleval(tagsOf(sentences), tagAll(sentences, tokenize, tagger, used, name.startsWith('Darwish') ? 1 : 25))
  console.log(
    name,
    Object.entries(r)
      .map(([k, v]) => `${k} ${v.p} ${v.r} ${v.f1}`)
      .join(' | '),
  )
}
const packed = tagger.unpackModel(fs.readFileSync(out))
for (const [name, sentences] of sets) {
  measure(name, sentences, packed)
  if (!process.env.HELD) continue
  for (const bias of [0, 0.5, 1, 1.5]) {
    const transitions = model.transitions.map((t, k) => (k % tagger.LABELS.length === 0 ? t - bias : t))
    measure(`  unrounded, bias ${bias}`, sentences, { ...model, transitions })
  }
}
console.log(`${fs.statSync(out).size} bytes`)
