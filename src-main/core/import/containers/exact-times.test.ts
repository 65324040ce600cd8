import { expect, it } from 'vitest'
import { xlsx } from '../../testing/archives.ts'
import { openApp } from '../../testing/open-app.ts'
import { momentOf } from './exact-times.ts'
import { readSheets } from './xlsx.ts'

const msPerDay = 86_400_000
const step = 11
const daysOf = (time: number): number => time / msPerDay + 25_569
/** What the reader makes of it. */
const dropped = (days: number): number => Math.floor((days - 25_569) * msPerDay)

it('gives milliseconds all over a day, in binary', () => {
  for (const day of [Date.UTC(2026, 4, 31), Date.UTC(1961, 0, 1)]) {
    let wrong = 0
    let low = 0
    // No fraction of a second, minute or day is left out by a step of 11.
    for (let time = day; time < day + msPerDay; time += step) {
      const days = daysOf(time)
      if (dropped(days) !== time) low++
      if (momentOf(days, dropped(days)) !== time) wrong++
    }
    expect(wrong).toBe(0)
    // Or there would be nothing to put right.
    expect(low).toBeGreaterThan(msPerDay / step / 4)
  }
})

it('gives milliseconds of any day written to 15 digits, in workbooks that count from 1904 too', () => {
  let wrong = 0
  for (let n = 0; n < 300_000; n++) {
    const time = Date.UTC(1970, 0, 1) + n * 11_579_153
    const days = Number(daysOf(time).toPrecision(15))
    if (momentOf(days, dropped(days)) !== time) wrong++
    const since1904 = days - 1_462
    if (momentOf(since1904, dropped(since1904 + 1_462)) !== time) wrong++
  }
  expect(wrong).toBe(0)
})

it('reads the times of a sheet to the millisecond, wherever they stand', async () => {
  const test = await openApp({})
  try {
    const times = Array.from({ length: 2_000 }, (_, n) => Date.UTC(2026, 4, 31, 10) + n * 1_237)
    const rows = times.flatMap((time) => [[null, new Date(time), 1.5], []])
    const path = test.file('t.xlsx', xlsx({ Plain: [['a'], ['b']], 'Q &amp; A': [[null, 'When', 'Cost'], ...rows] }))
    const sheet = (await readSheets(path)).find(({ name }) => name === 'Q & A')!
    const written = sheet.rows.slice(1).map(({ cells }) => cells[1])
    expect(written).toEqual(
      times.map((time) =>
        new Date(time)
          .toISOString()
          .slice(0, -1)
          .replace('T', ' ')
          .replace(/\.000$/, ''),
      ),
    )
    // Whole seconds as before.
    const seconds = times.map((_, n) => new Date(Date.UTC(2026, 4, 31, 10, 0, n)))
    const plain = await readSheets(test.file('s.xlsx', xlsx({ A: [['When'], ...seconds.map((time) => [time])] })))
    expect(plain[0]!.rows.slice(1).map(({ cells }) => cells[0])).toEqual(
      seconds.map((time) => time.toISOString().slice(0, 19).replace('T', ' ')),
    )
  } finally {
    test.close()
  }
})
