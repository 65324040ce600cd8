import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeDays } from './unusual.ts'

const never = () => false

describe('judgeDays', () => {
  it('compares with the same weekday of four weeks before and after', () => {
    // Ten weeks of 100 a day, Sundays 40; one Sunday has 100.
    const counts = Array.from({ length: 70 }, (_, day) => (day % 7 === 6 ? 40 : 100))
    counts[34] = 100
    const judged = judgeDays(counts, never)
    // Median 40, MAD 0, so the scale is √40 = 6.32 and the band 40 ± 22.1.
    expect(judged[34]).toMatchObject({ expected: 40, unusual: 'high' })
    expect(judged[34]!.high).toBeCloseTo(40 + 3.5 * Math.sqrt(40), 10)
    expect(judged[34]!.low).toBeCloseTo(40 - 3.5 * Math.sqrt(40), 10)
    expect(judged.filter((day) => day?.unusual)).toHaveLength(1)
  })

  it('uses the spread of the neighbours where it is more than chance', () => {
    // Neighbours of day 28: 60, 80, 100, 120, 140, 160, 180, 200: median 130, deviations 10 10 30 30 50 50 70 70, MAD 40.
    const counts = new Array<number>(63).fill(0)
    const neighbours = [60, 80, 100, 120, 130, 140, 160, 180, 200]
    neighbours.forEach((count, week) => (counts[week * 7] = count))
    const day = judgeDays(counts, never)[28]!
    expect(day).toMatchObject({ expected: 130, unusual: null })
    expect(day.high).toBeCloseTo(130 + (3.5 * 40) / 0.6745, 10)
  })

  it('does not judge days with fewer than four neighbours, nor edges', () => {
    expect(judgeDays(new Array<number>(28).fill(5), never).every((day) => day === null)).toBe(true)
    expect(judgeDays(new Array<number>(35).fill(5), never).filter((day) => day !== null)).toHaveLength(35)
    expect(judgeDays(new Array<number>(35).fill(5), (day) => day === 0)[0]).toBeNull()
  })

  it('calls a missing day unusual, and never calls one that equals all others so', () => {
    const counts = new Array<number>(70).fill(50)
    counts[30] = 0
    expect(judgeDays(counts, never)[30]).toMatchObject({ unusual: 'low', low: 50 - 3.5 * Math.sqrt(50) })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (count) =>
        judgeDays(new Array<number>(70).fill(count), never).every((day) => day?.unusual === null),
      ),
    )
  })
})
