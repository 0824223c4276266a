// node scripts/world.mjs FILE > lexicon/order/outlines.tsv: makes the outlines of the map's land from `land-50m.json` of the package
// world-atlas 2.0.2 (Natural Earth 4.1, public domain): each ring with fewer points, in tenths of a degree. Borders of states are left
// out on purpose: where they run is what the news disputes.
import { readFileSync } from 'node:fs'

const FILE = process.argv[2]
if (FILE === undefined) throw new Error('expected the path of land-50m.json')
const { arcs, transform, objects } = JSON.parse(readFileSync(FILE, 'utf8'))
// Degrees by which a point may be off the line when it is left out.
const TOLERANCE = 0.25
const LEAST_POINTS = 5

const lines = arcs.map((arc) => {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
  })
})
const arcOf = (index) => (index < 0 ? lines[~index].toReversed() : lines[index])
const ringOf = (indexes) => indexes.flatMap((index, i) => arcOf(index).slice(i === 0 ? 0 : 1))

/** Douglas and Peucker's way of leaving out points. */
function simpler(points) {
  if (points.length < 3) return points
  const [a, b] = [points[0], points.at(-1)]
  let [far, at] = [0, 0]
  for (let i = 1; i < points.length - 1; i++) {
    const d = distance(points[i], a, b)
    if (d > far) [far, at] = [d, i]
  }
  return far <= TOLERANCE ? [a, b] : [...simpler(points.slice(0, at + 1)).slice(0, -1), ...simpler(points.slice(at))]
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dy * (x - ax) - dx * (y - ay)) / length
}

// A ring begins where it ends: halved, so that leaving out points has two ends to hold on to.
function ring(points) {
  const half = points.length >> 1
  return [...simpler(points.slice(0, half + 1)).slice(0, -1), ...simpler(points.slice(half))]
}

// A ring that crosses the antimeridian goes on beyond it, and stands once more at the other edge of the map.
function unbroken(points) {
  let turn = 0
  const whole = points.map(([lon, lat], i) => {
    const before = points[i - 1]?.[0] ?? lon
    if (lon - before > 180) turn -= 360
    if (before - lon > 180) turn += 360
    return [lon + turn, lat]
  })
  const [least, most] = [Math.min(...whole.map((p) => p[0])), Math.max(...whole.map((p) => p[0]))]
  const moved = (by) => whole.map(([lon, lat]) => [lon + by, lat])
  return [whole, ...(most > 180 ? [moved(-360)] : []), ...(least < -180 ? [moved(360)] : [])]
}

const polygons = objects.land.geometries.flatMap((g) => (g.type === 'MultiPolygon' ? g.arcs : [g.arcs]))
const rings = polygons
  .flat()
  .map(ringOf)
  .flatMap(unbroken)
  // Antarctica is in no news that is read here and a third of the sheet.
  .filter((points) => points.some(([, lat]) => lat > -60))
  .map(ring)
  .map((points) => points.map(([lon, lat]) => `${Math.round(lon * 10)},${Math.round(lat * 10)}`).filter((p, i, all) => p !== all[i - 1]))
  .filter((points) => points.length >= LEAST_POINTS)
process.stdout.write(
  `ring\n${rings
    .map((points) => points.join(' '))
    .sort()
    .join('\n')}\n`,
)
