/** What the caller gave cannot be used as it stands (a wrong option, a malformed address): exit status 2, HTTP 400. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

/** What was asked for by name or id is not there: HTTP 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** A page that could not be read: `source` names it as given, `reason` says what was found and what was expected. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly source: string
  readonly reason: string

  constructor(source: string, reason: string, options?: { readonly cause?: unknown }) {
    super(`${source}: ${reason}`, options)
    this.source = source
    this.reason = reason
  }
}
