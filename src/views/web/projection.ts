import { outlines, type Point } from '../../desk/desk.ts'

/** A rectangle of the projected world. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The projected world is 1000 wide. */
const WIDTH = 1000
const RADIANS = Math.PI / 180
// Equal Earth (Šavrič, Patterson and Jenny 2018): areas are true, which circles by area ask for.
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796]
const M = Math.sqrt(3) / 2
const WIDEST = 2.7066297

/** Where a place stands on the map. */
export function project([lat, lon]: Point): readonly [x: number, y: number] {
  const theta = Math.asin(M * Math.sin(lat * RADIANS))
  const t2 = theta * theta
  const t6 = t2 * t2 * t2
  const x = (lon * RADIANS * Math.cos(theta)) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
  const y = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
  const scale = WIDTH / (2 * WIDEST)
  return [tenth(WIDTH / 2 + x * scale), tenth(NORTH - y * scale)]
}

// The map ends a little beyond 84 degrees north and 57 south.
const NORTH = 238
const tenth = (value: number): number => Math.round(value * 10) / 10

/** The stretches of the world that one may look at. */
export const FRAMES = {
  world: { x: 0, y: 0, width: WIDTH, height: 440 },
  near: frame([62, -12], [10, 66]),
  east: frame([58, 84], [-10, 150]),
} as const satisfies Record<string, Frame>

function frame(northWest: Point, southEast: Point): Frame {
  const corners = [northWest, southEast, [northWest[0], southEast[1]] as const, [southEast[0], northWest[1]] as const].map(project)
  const [xs, ys] = [corners.map((c) => c[0]), corners.map((c) => c[1])]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

let drawn: string | null = null

/** The outlines of the land as one path. */
export function landPath(): string {
  drawn ??= outlines()
    .map((ring) => `M${ring.map((point) => project(point).join(' ')).join('L')}Z`)
    .join('')
  return drawn
}
