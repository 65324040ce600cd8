import { expect, test } from 'vitest'
import { fittingPage, lowRoom, pageHeight, roomsOf } from './fit-page.ts'
import d from './document.module.css'

const chapter = (chart: number, said = 'Classic is lower'): string =>
  `<section class="${d['chapter']}"><h2>1. Which?</h2><h3>${said}</h3><figure><svg class="chart" width="800" height="${chart}"></svg></figure><section><table><tr></tr><tr></tr></table></section></section>`
const page = (charts: number[], introduction = ''): string =>
  `<main><h1>Title</h1>${introduction && `<p class="${d['introduction']}">${introduction}</p>`}${charts.map((chart) => chapter(chart)).join('')}<section class="${d['chapter']}"><h2>Where</h2></section></main>`

test('charts are drawn lower only where that makes it one page, also because of an introduction', () => {
  const draw = (introduction: string) => (room: number) => page([room, room, room], introduction)
  const rooms = roomsOf(3)
  expect(fittingPage(rooms, draw(''))).toEqual({ room: 230, zoom: 0.85 })
  // Where the others are low, one is higher.
  const beside = (room: number): string => page([room, Math.min(room, 90), Math.min(room, 90)])
  expect(fittingPage(rooms, beside)).toEqual({ room: 391, zoom: 0.85 })
  expect(fittingPage(rooms, draw('What the pages say. '.repeat(60))).room).toBeLessThan(230)
  expect(fittingPage(rooms, draw('What the pages say. '.repeat(2000)))).toEqual({ room: 230, zoom: 0.85 })
})

test('a headline or what limits it in more lines makes a page higher, the table below a chart does not', () => {
  const one = pageHeight(page([100]))
  expect(pageHeight(page([180]))).toBe(one + 80)
  expect(pageHeight(`<main>${chapter(100, 'Classic is lower than all others. '.repeat(8))}`)).toBeGreaterThan(pageHeight(`<main>${chapter(100)}`)) // prettier-ignore
})

test('letters are smaller before charts have fewer rows, and never smaller than can be read', () => {
  const rooms = roomsOf(4)
  const draw = (more: number) => (room: number) => page([room + more, room + more, room + more, room + more])
  expect(fittingPage(rooms, draw(0)).zoom).toBe(0.85)
  const { room, zoom } = fittingPage(rooms, draw(70))
  // The lowest with as many rows; three or two come after it.
  expect(room).toBe(rooms.all.findLast((each) => each >= lowRoom))
  expect(zoom).toBeLessThan(0.85)
  expect(zoom).toBeGreaterThanOrEqual(0.73)
  expect(pageHeight(draw(70)(room!), zoom) * zoom).toBeLessThanOrEqual(1135 * 0.85)
  expect(fittingPage(rooms, draw(400))).toEqual({ room: rooms.usual, zoom: 0.85 })
})

test('cells of a table that take several lines make a page higher', () => {
  const table = (cell: string): string =>
    `<main><section class="${d['chapter']}"><h3>A</h3><table><tr><th>Tool</th><th>Missing</th></tr><tr><td>Stripe</td><td>${cell}</td></tr></table></section></main>`
  const one = pageHeight(table('none'))
  expect(pageHeight(table('<p>Next user</p><p>An event without a user</p>'))).toBe(one + 16)
  expect(pageHeight(table('seats licensed, seats active, renewal date '.repeat(5)))).toBeGreaterThan(one)
})
