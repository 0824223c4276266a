import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everything, newFolder, openStub, PAGES, pageOf, put } from './invented.ts'

const DAMAGE = {
  truncated: (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2)),
  emptied: (file: string) => truncateSync(file, 0),
  zeroed: (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size)),
  deleted: (file: string) => rmSync(file),
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .filter((f) => statSync(f).size > 0)
    .sort()

test('whatever happens to files of the database while it is closed, every acknowledged page is there again', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, ...PAGES)
  const before = await everything(first)
  await first.close()
  for (const [n, [name, damage]] of Object.entries(DAMAGE).entries()) {
    // Another file each time: tables, indexes, the log, the control file.
    const files = filesOf(join(folder, 'db'))
    for (let i = n; i < files.length; i += Math.ceil(files.length / 3)) damage(files[i]!)
    const again = await openStub(folder)
    expect(again.mended.join(), name).toContain('made anew from the journal')
    expect(await everything(again), name).toEqual(before)
    await again.close()
  }
})

test('a ledger that is left as it was closed is not made anew', async () => {
  const folder = newFolder()
  for (let i = 0; i < 2; i++) {
    const ledger = await openStub(folder)
    expect(ledger.mended).toEqual([])
    await put(ledger, PAGES[i]!)
    await ledger.close()
  }
})

test('a folder that cannot be one is said to be none', async () => {
  const folder = newFolder()
  writeFileSync(folder, 'a file\n')
  await expect(openStub(folder)).rejects.toThrow(/cannot be opened: it is no folder .* give another folder with MARSAD_DB/)
})

test.runIf(existsSync('/proc/self'))('where no folder can be made, that is said', async () => {
  for (const folder of ['/proc/ledger', '/proc/ledger/deeper'])
    await expect(openStub(folder)).rejects.toThrow(/cannot be opened: no folder can be made there .* give another folder with MARSAD_DB/)
})

test('a journal that is none, or of a version to come, is refused and left alone', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'journal'), { recursive: true })
  const segment = join(folder, 'journal', '00000001.journal')
  writeFileSync(segment, 'marsad journal 9\n and more')
  await expect(openStub(folder)).rejects.toThrow('is no journal of this version of Marsad')
  expect(readFileSync(segment, 'utf8')).toBe('marsad journal 9\n and more')
})

// A small disk of our own, where the system lets us have one.
function smallDisk(megabytes: number): { folder: string; readOnly(): void; give(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-disk-'))
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'marsad', folder)) {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    readOnly: () => mount('-o', 'remount,ro', folder),
    give() {
      spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

test('on a full disk a batch is refused with what was found, what was acknowledged stays, and with room again all goes on', async ({
  skip,
}) => {
  const disk = smallDisk(120)
  if (disk === null) return skip('no disk can be mounted here')
  try {
    const place = join(disk.folder, 'ledger')
    const ledger = await openStub(place)
    await put(ledger, PAGES[0])
    const filler = join(disk.folder, 'filler')
    const free = spawnSync('df', ['--output=avail', '-B1', disk.folder], { encoding: 'utf8' }).stdout.split('\n')[1]
    spawnSync('sh', ['-c', `head -c ${Number(free)} /dev/zero > "${filler}"`])
    // Letters without any order, so that they cannot be packed small.
    const noise = Array.from({ length: 40_000 }, (_, i) => ((i * 2_654_435_761) >>> 0).toString(36)).join(' ')
    await expect(put(ledger, pageOf('big.txt', `خبر كبير\n${noise}`))).rejects.toThrow(
      /journal could not be written \(ENOSPC.*nothing of this batch was kept/,
    )
    rmSync(filler)
    expect((await ledger.pages({ offset: 0, limit: 5 })).items.map((p) => p.source)).toEqual(['a.txt'])
    expect(await put(ledger, PAGES[1])).toEqual(['new'])
    await ledger.close()
    const again = await openStub(place)
    expect((await again.pages({ offset: 0, limit: 5 })).items.map((p) => p.source)).toEqual(['b.txt', 'a.txt'])
    expect((await again.verify({ offset: 0, limit: 5 })).ok).toBe(true)
    await again.close()
    disk.readOnly()
    await expect(openStub(place)).rejects.toThrow('cannot be opened: it lies on a disk that cannot be written')
  } finally {
    disk.give()
  }
  return undefined
})
