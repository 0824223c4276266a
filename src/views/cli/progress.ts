import { said, t } from './speak.ts'
import { tell } from './terminal.ts'

/** Shows how far long work is; `total` is null where it is not known beforehand. */
export interface Progress {
  show(doing: string, done: number, total: number | null): void
  /** Takes the bar away before something else is written. */
  clear(): void
}

const EVERY_MS = 5000

/** A bar on a terminal, a line every few seconds elsewhere, nothing where it is to be quiet. */
export async function progress(quiet: boolean): Promise<Progress> {
  if (quiet) return { show: () => {}, clear: () => {} }
  if (process.stderr.isTTY !== true) return lines()
  const { default: bars } = await import('cli-progress')
  let bar: InstanceType<typeof bars.SingleBar> | null = null
  return {
    show(doing, done, total) {
      if (bar === null) {
        const format = total === null ? '{doing}: {value}' : t`${'{doing}'} [${'{bar}'}] ${'{value}'} of ${'{total}'}`
        bar = new bars.SingleBar({ format, hideCursor: true, clearOnComplete: true, stream: process.stderr }, bars.Presets.legacy)
        bar.start(total ?? 0, done, { doing: said(doing) })
      }
      if (total !== null) bar.setTotal(total)
      bar.update(done, { doing: said(doing) })
    },
    clear() {
      bar?.stop()
      bar = null
    },
  }
}

function lines(): Progress {
  let last = Date.now()
  return {
    show(doing, done, total) {
      if (Date.now() - last < EVERY_MS) return
      last = Date.now()
      tell(`${said(doing)}${said(': ')}${total === null ? done : t`${done} of ${total}`}`)
    },
    clear: () => {},
  }
}
