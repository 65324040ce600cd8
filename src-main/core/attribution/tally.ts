/**
 * Sums per key that do not depend on the order of adding (Neumaier's compensated summation): thirds add up to whole
 * conversions, and the same events imported in another order give the same digits.
 */
export class Tally {
  private readonly sum: Float64Array
  private readonly lost: Float64Array

  constructor(keys: number) {
    this.sum = new Float64Array(keys)
    this.lost = new Float64Array(keys)
  }

  add(key: number, amount: number): void {
    const before = this.sum[key]!
    const after = before + amount
    this.lost[key]! += Math.abs(before) >= Math.abs(amount) ? before - after + amount : amount - after + before
    this.sum[key] = after
  }

  get(key: number): number {
    return this.sum[key]! + this.lost[key]!
  }
}
