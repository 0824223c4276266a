// The peers that Marsad is measured beside, installed from their registries into bench/peers (ignored by git), anew when the lists below change.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peers } from './material.mjs'

export const NODE_PEERS = ['@mozilla/readability', 'jsdom', 'defuddle', 'chrono-node']
export const PYTHON_PEERS = [
  ...['trafilatura', 'htmldate', 'lxml_html_clean', 'readability-lxml', 'dateparser', 'datasketch'],
  ...['pyarabic', 'tashaphyne', 'qalsadi', 'farahidi'],
]
export const nodePeers = join(peers, 'node')
export const python = join(peers, 'venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')

/** Installs the peers where they are not there; gives the reason for each kind that does not install. */
export function installPeers() {
  const missing = new Map()
  if (!installed('node', NODE_PEERS, installNode)) missing.set('node', 'npm could not install them')
  if (!installed('venv', PYTHON_PEERS, installPython)) missing.set('python', 'pip could not install them')
  return missing
}

const run = (program, args, cwd) => spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }).status === 0

// A note beside the packages says which were installed.
function installed(folder, packages, install) {
  const note = join(peers, folder, '.installed')
  if (existsSync(note) && readFileSync(note, 'utf8') === packages.join(' ')) return true
  mkdirSync(join(peers, folder), { recursive: true })
  if (!install(packages)) return false
  writeFileSync(note, packages.join(' '))
  return true
}

function installNode(packages) {
  writeFileSync(join(nodePeers, 'package.json'), '{ "private": true }\n')
  return run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], nodePeers)
}

const installPython = (packages) =>
  run('python3', ['-m', 'venv', join(peers, 'venv')], peers) &&
  run(python, ['-m', 'pip', 'install', '-q', '-U', 'pip'], peers) &&
  run(python, ['-m', 'pip', 'install', '-q', ...packages], peers)
