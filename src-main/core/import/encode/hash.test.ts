import { describe, expect, it } from 'vitest'
import { type Hash64, hashBytes, hashText } from './hash.ts'

describe('hash', () => {
  it('is the same for a string and its bytes, wherever they stand', () => {
    const a: Hash64 = { lo: 0, hi: 0 }
    const b: Hash64 = { lo: 0, hi: 0 }
    for (const text of ['', 'a', 'abcd', 'abcde', 'Zoë — 你好', 'x'.repeat(9_000)]) {
      const bytes = new TextEncoder().encode(`__${text}###`)
      hashText(text, a)
      hashBytes(new DataView(bytes.buffer), 2, bytes.length - 3, b)
      expect(a).toEqual(b)
    }
  })

  it('spreads ids that differ little: no shared pair, and shared halves as rare as chance allows', () => {
    const n = 400_000
    const hash: Hash64 = { lo: 0, hi: 0 }
    const los = new Uint32Array(n)
    const his = new Uint32Array(n)
    const pairs = new Set<bigint>()
    for (let i = 0; i < n; i++) {
      hashText(i % 2 ? `user-${i}` : `0000${(i * 7919).toString(16).padStart(12, '0')}`, hash)
      los[i] = hash.lo >>> 0
      his[i] = hash.hi >>> 0
      pairs.add((BigInt(hash.lo >>> 0) << 32n) | BigInt(hash.hi >>> 0))
    }
    expect(pairs.size).toBe(n)
    // Expected shared halves: n² / 2³³ ≈ 19; five standard deviations above is 41.
    expect(n - new Set(los).size).toBeLessThan(41)
    expect(n - new Set(his).size).toBeLessThan(41)
  })
})
