// Where the material measured on stands, which is no part of the repository, and how it is told from other material.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../scripts/ready.mjs'

export const shared = join(root, '..', 'shared')
export const here = existsSync(join(shared, 'bench', 'score.mjs'))
export const ABSENT = '../shared is not here: nothing measured'
// Unpacked archives, peers and what they gave: ignored by git.
export const peers = join(root, 'bench', 'peers')

const gold = (name) => join('bench', 'gold', name)
/** Every set of inputs that figures are measured on, by the name floors.json knows it under. */
export const INPUTS = {
  gold: [gold('dev'), gold('seeds'), 'bench/score.mjs'],
  composed: [gold('composed'), 'bench/score.mjs'],
  ner: ['data/ner'],
  times: ['data/times/recognizers-text-ar'],
  events: ['data/events'],
  dyads: ['data/pacts/atop-dyads-2018.tsv'],
  segmentation: ['data/segmentation'],
  arabic: ['data/html/arabic'],
  scrapinghub: ['data/html/scrapinghub', 'bench/score-extraction.mjs'],
  segments: ['data/html/trafilatura-eval.tar.xz', 'data/html/htmldate.tar.xz', 'bench/score-extraction.mjs'],
  htmldate: ['data/html/htmldate.tar.xz'],
}

export const goldFolders = (input) => INPUTS[input].filter((p) => p.startsWith('bench/gold')).map((p) => join(shared, p))

/** Hex SHA-256 over the names and bytes of all files of a set; null where one of them is not here. */
export function digestOf(input) {
  const hash = createHash('sha256')
  for (const path of INPUTS[input]) {
    if (!existsSync(join(shared, path))) return null
    for (const file of filesOf(join(shared, path))) {
      const bytes = readFileSync(file)
      hash.update(`${relative(shared, file)}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/** Unpacks an archive of the material once; gives the folder it was unpacked into. */
export function unpacked(archive, name) {
  const folder = join(peers, 'unpacked', name)
  if (existsSync(folder)) return folder
  mkdirSync(folder, { recursive: true })
  const { status } = spawnSync('tar', ['-xJf', join(shared, archive), '-C', folder], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`tar could not unpack ${archive}`)
  return folder
}
