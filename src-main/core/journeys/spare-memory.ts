/**
 * Memory of a large array that is done with, for arrays that are needed for a while: a system takes longer to give fresh
 * memory, page by page where it is first written to, than it takes to fill it.
 */
export class SpareMemory {
  private buffer = new ArrayBuffer(0)
  private taken = 0

  /** Takes over the memory of `array`, which is empty then; what was here before is given back to the system. */
  give(array: Int32Array<ArrayBuffer>): void {
    this.release()
    this.buffer = array.buffer.transfer()
  }

  /** Of whatever values; to be used until `release`. */
  int32(length: number): Int32Array {
    const from = this.taken
    const end = from + length * Int32Array.BYTES_PER_ELEMENT
    if (end > this.buffer.byteLength) return new Int32Array(length)
    this.taken = end
    return new Int32Array(this.buffer, from, length)
  }

  /** Gives it back at once, where the collector would take its time: arrays that were taken are empty then. */
  release(): void {
    this.buffer.transfer(0)
    this.buffer = new ArrayBuffer(0)
    this.taken = 0
  }
}
