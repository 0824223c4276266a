// Every link in the project's documents that points into the project points at something that is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './ready.mjs'

const documents = [
  ...readdirSync(root),
  ...(existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs'), { recursive: true }).map((f) => join('docs', String(f))) : []),
].filter((f) => f.endsWith('.md'))
const broken = []
for (const document of documents)
  for (const [, target] of readFileSync(join(root, document), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
    const path = target.replace(/#.*$/, '')
    if (path !== '' && !/^[a-z]+:/.test(path) && !existsSync(join(root, dirname(document), path)))
      broken.push(`${document}: ${target} is not there`)
  }
for (const line of broken) console.error(line)
console.error(`${documents.length} documents, ${broken.length} broken links`)
process.exit(broken.length === 0 ? 0 : 1)
