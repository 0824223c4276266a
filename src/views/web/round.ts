/** A place in a picture. */
export interface Spot {
  readonly x: number
  readonly y: number
  /** Degrees by which a label there is turned, and whether it ends there instead of beginning. */
  readonly turn: number
  readonly ends: boolean
}

/** Where things stand around a circle, and how big the picture has to be for their labels. */
export interface Round {
  readonly size: number
  readonly radius: number
  readonly rim: number
  spot(index: number, radius?: number): Spot
}

// Room along the rim for a label of 13 px, and around it for a long name.
const PITCH = 17
const LABEL = 150
const LEAST_RADIUS = 190

/** A circle of `count` things in equal steps, the first at the top, clockwise; `rings` tracks run inside the labels. */
export function roundOf(count: number, rings: number): Round {
  const radius = Math.max(LEAST_RADIUS, (count * PITCH) / (2 * Math.PI) - rings * RING)
  const rim = radius + (rings + 1) * RING
  const size = Math.ceil(2 * (rim + LABEL))
  return {
    size,
    radius,
    rim,
    spot(index, at = rim) {
      const angle = (index / Math.max(1, count)) * 2 * Math.PI
      const [x, y] = [size / 2 + at * Math.sin(angle), size / 2 - at * Math.cos(angle)]
      const degrees = (angle * 180) / Math.PI
      const ends = degrees > 180
      return { x: tenth(x), y: tenth(y), turn: tenth(ends ? degrees + 90 : degrees - 90), ends }
    },
  }
}

/** Width of a ring's track. */
export const RING = 9

/** A curve between two places of a circle, drawn towards its middle the more the farther they are apart. */
export function chord(a: Spot, b: Spot, middle: number): string {
  const far = Math.hypot(a.x - b.x, a.y - b.y) / (2 * middle)
  const pull = 0.25 + 0.55 * Math.min(1, far * 1.6)
  const toward = (value: number): number => value + (middle - value) * pull
  const [cx, cy] = [(toward(a.x) + toward(b.x)) / 2, (toward(a.y) + toward(b.y)) / 2]
  return `M${a.x} ${a.y}Q${tenth(cx)} ${tenth(cy)} ${b.x} ${b.y}`
}

const tenth = (value: number): number => Math.round(value * 10) / 10
