import { isIP } from 'node:net'

/**
 * Whether an IP address is one of this machine, of a private or link-local network, or of no use to a public fetch (multicast, reserved,
 * documentation, carrier-grade NAT, IPv6 forms that carry such an IPv4 address). What is no address at all counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(plain)
  if (version === 4) return isPrivate4(plain.split('.').map(Number))
  if (version !== 6) return true
  return isPrivate6(groupsOf(plain))
}

function isPrivate4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true
  if (a === 100 && b >= 64 && b <= 127) return true
  if (a === 169 && b === 254) return true
  if (a === 172 && b >= 16 && b <= 31) return true
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) return true
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return true
  return a === 203 && b === 0 && c === 113
}

function isPrivate6(groups: readonly number[]): boolean {
  const [g0 = 0, g1 = 0, , , , g5 = 0, g6 = 0, g7 = 0] = groups
  const high = groups.slice(0, 5).every((g) => g === 0)
  // ::, ::1, ::ffff:a.b.c.d and the old ::a.b.c.d
  if (high && (g5 === 0xffff || g5 === 0)) return isPrivate4([g6 >> 8, g6 & 255, g7 >> 8, g7 & 255])
  if (g0 === 0x64 && g1 === 0xff9b) return isPrivate4([g6 >> 8, g6 & 255, g7 >> 8, g7 & 255])
  // 6to4 carries the IPv4 address of its gateway.
  if (g0 === 0x2002) return isPrivate4([g1 >> 8, g1 & 255, (groups[2] ?? 0) >> 8, (groups[2] ?? 0) & 255])
  if (g0 === 0x2001 && (g1 === 0xdb8 || g1 < 0x200)) return true
  // Only 2000::/3 is public; unique local, link-local and multicast lie outside it.
  return (g0 & 0xe000) !== 0x2000
}

function groupsOf(address: string): number[] {
  const four = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const plain =
    four === null
      ? address
      : `${four[1]}${((Number(four[2]) << 8) | Number(four[3])).toString(16)}:${((Number(four[4]) << 8) | Number(four[5])).toString(16)}`
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...middle, ...right].map((g) => Number.parseInt(g, 16))
}
