import type { Output } from '../../desk/desk.ts'
import { counted, some } from './facts.ts'
import { label, said, t } from './speak.ts'
import { bold, shown } from './terminal.ts'

const WIDTH = 9

/** Whether the ledger is in order: journal, database, and each check with what it found. */
export function ledgerText(h: Output<'doctor'>): string {
  const { journal, database } = h
  const kept = [some(journal.records, 'records'), t`${journal.bytes} bytes`, some(journal.segments, 'segments')].join(said(', '))
  const made = database.rebuilt === null ? '' : `${said('; ')}${t`made anew: ${said(database.rebuilt)}`}`
  const checks = h.checks.map((c) => `${c.ok ? said('ok') : bold(said('BAD'))}  ${said(c.check)}${said(': ')}${shown(parts(c.detail))}`)
  return [
    `${h.ok ? said('The ledger is in order') : bold(said('The ledger needs attention'))}${said(': ')}${shown(h.path)}`,
    `${label('journal', WIDTH)} ${kept}${journal.cut === null ? '' : `${said('; ')}${said(journal.cut)}`}`,
    `${label('database', WIDTH)} ${database.engine} ${database.version}${said(', ')}${t`step ${database.migration}`}${made}`,
    ...checks,
  ].join('\n')
}

/** Whether every fact stands on the bytes kept; each that does not, with its reason. */
export function verifiedText(v: Output<'verify'>): string {
  const looked = t`${some(v.facts, 'facts')} of ${some(v.pages, 'pages')}`
  if (v.ok) return t`all of ${looked} stand on the bytes kept`
  return [
    ...v.items.map((x) => `${said(x.kind)} ${x.id}${said(': ')}${said(x.reason)} (${t`page ${x.page.slice(0, 12)}`})`),
    counted(v, 'failing'),
    t`of ${looked}`,
  ].join('\n')
}

// A check that found several things tells them one after the other.
const parts = (detail: string): string => detail.split('; ').map(said).join(said('; '))
