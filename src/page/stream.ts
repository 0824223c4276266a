import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What was taken of a stream already, and then the rest of it. */
export async function* afterParts(parts: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* parts
  yield* rest
}

/** A stream unpacked where it is gzip. An error of the file reaches whoever reads the unpacked stream. */
export function unzipped(stream: Readable, zipped: boolean): Readable {
  if (!zipped) return stream
  const gunzip = createGunzip()
  stream.on('error', (error) => gunzip.destroy(error))
  return stream.pipe(gunzip)
}

/** Buffers as a stream. */
export const readableOf = (parts: AsyncIterable<Buffer>): Readable => Readable.from(parts, { objectMode: false })

/** The first bytes of a stream, and the stream with them. */
export interface Peeked {
  readonly head: Buffer
  readonly all: AsyncGenerator<Buffer>
}

/** A stream as buffers. */
export async function* buffersOf(stream: Readable): AsyncGenerator<Buffer> {
  for await (const part of stream as AsyncIterable<string | Uint8Array>) yield typeof part === 'string' ? Buffer.from(part) : bufferOf(part)
}

/** The same bytes as a buffer, without a copy. */
export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether bytes begin as gzip does. */
export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b

/** The first bytes of a stream, as many as are asked for or there are. */
export async function peek(all: AsyncGenerator<Buffer>, isEnough: (bytes: Buffer) => boolean): Promise<Peeked> {
  let head: Buffer = Buffer.alloc(0)
  while (!isEnough(head)) {
    const next = await all.next()
    if (next.done === true) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  return { head, all: afterParts(head.length > 0 ? [head] : [], all) }
}
