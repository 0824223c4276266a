import { Unreadable } from './trouble.ts'

/** Any failure of one input as an `Unreadable` with a reason a person can act on. */
export function asUnreadable(source: string, error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission to read it',
    EISDIR: 'a folder where a file was expected',
    ELOOP: 'links that point in a circle',
    EMFILE: 'too many open files',
    Z_DATA_ERROR: 'damaged gzip data',
    Z_BUF_ERROR: 'gzip data cut short',
    ERR_BUFFER_TOO_LARGE: 'it unpacks to more than a page may have',
  }
  const reason = reasons[code]
  if (reason === undefined) throw error
  return new Unreadable(source, reason, { cause: error })
}
