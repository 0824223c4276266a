import { expect, test } from 'vitest'
import { FRAMES, landPath, project } from '../../../src/views/web/projection.ts'
import { chord, roundOf } from '../../../src/views/web/round.ts'

test('labels around a circle keep their distance however many there are, and stay inside the picture', () => {
  for (const count of [2, 30, 300]) {
    const round = roundOf(count, 8)
    const [a, b] = [round.spot(0), round.spot(1)]
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(15)
    for (let i = 0; i < count; i++) {
      const { x, y } = round.spot(i)
      expect(Math.min(x, y, round.size - x, round.size - y)).toBeGreaterThanOrEqual(149)
    }
  }
})

test('labels of the far half end at the circle, so that none stands on its head', () => {
  const round = roundOf(8, 0)
  for (let i = 0; i < 8; i++) {
    const { turn, ends } = round.spot(i)
    expect(ends).toBe(i > 4)
    expect(((turn % 360) + 360) % 360 > 90 && ((turn % 360) + 360) % 360 < 270).toBe(false)
  }
})

test('a line bends towards the middle, and the same ends draw the same line', () => {
  const round = roundOf(20, 0)
  const [a, b] = [round.spot(0), round.spot(10)]
  expect(chord(a, b, round.size / 2)).toBe(chord(a, b, round.size / 2))
  const [, cx] = /Q([\d.]+) /.exec(chord(round.spot(3), round.spot(5), round.size / 2))!
  expect(Number(cx)).toBeLessThan(round.spot(4).x)
})

test('north is up and east is right on the map, and cities fall into their frames', () => {
  const [cairo, moscow, seoul] = [project([30, 31]), project([55.8, 37.6]), project([37.6, 127])]
  expect(moscow[1]).toBeLessThan(cairo[1])
  expect(seoul[0]).toBeGreaterThan(moscow[0])
  const inside = ([x, y]: readonly [number, number], f: (typeof FRAMES)['near' | 'east']) =>
    x > f.x && y > f.y && x < f.x + f.width && y < f.y + f.height
  expect(inside(cairo, FRAMES.near) && inside(moscow, FRAMES.near)).toBe(true)
  expect(inside(seoul, FRAMES.east)).toBe(true)
  expect(inside(seoul, FRAMES.near)).toBe(false)
  expect(landPath()).toMatch(/^M[-\d. L]+Z/)
})
