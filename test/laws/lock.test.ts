import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>
}
const packages = Object.entries(lock.packages)

test('the lock names every optional package, of every platform (npm run lock adds what npm left out)', () => {
  const missing = packages
    .flatMap(([, p]) => Object.keys(p.optionalDependencies ?? {}))
    .filter((name) => !(`node_modules/${name}` in lock.packages))
  expect(missing).toEqual([])
})

test('no package of use at run time has an install script', () => {
  expect(packages.filter(([name, p]) => p.hasInstallScript === true && !name.endsWith('/fsevents')).map(([name]) => name)).toEqual([])
})
