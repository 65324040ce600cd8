import { expect, test } from 'vitest'
import { fittingRoom, pageHeight, roomsOf } from './fit-page.ts'
import d from './document.module.css'

const chapter = (chart: number, said = 'Classic is lower'): string =>
  `<section class="${d['chapter']}"><h2>1. Which?</h2><h3>${said}</h3><figure><svg class="chart" width="800" height="${chart}"></svg></figure><section><table><tr></tr><tr></tr></table></section></section>`
const page = (charts: number[], introduction = ''): string =>
  `<main><h1>Title</h1>${introduction && `<p class="${d['introduction']}">${introduction}</p>`}${charts.map((chart) => chapter(chart)).join('')}<section class="${d['chapter']}"><h2>Where</h2></section></main>`

test('charts are drawn lower only where that makes it one page, also because of an introduction', () => {
  const draw = (introduction: string) => (room: number) => page([room, room, room], introduction)
  const rooms = roomsOf(3)
  expect(fittingRoom(rooms, draw(''))).toBe(230)
  expect(fittingRoom(rooms, draw('What the pages say. '.repeat(60)))).toBeLessThan(230)
  expect(fittingRoom(rooms, draw('What the pages say. '.repeat(2000)))).toBe(230)
})

test('a headline or what limits it in more lines makes a page higher, the table below a chart does not', () => {
  const one = pageHeight(page([100]))
  expect(pageHeight(page([180]))).toBe(one + 80)
  expect(pageHeight(`<main>${chapter(100, 'Classic is lower than all others. '.repeat(8))}`)).toBeGreaterThan(pageHeight(`<main>${chapter(100)}`)) // prettier-ignore
})
