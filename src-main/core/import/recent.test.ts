import { expect, it, vi } from 'vitest'
import { Recent, type Work } from './recent.ts'

/** Work that ends when it is told to, or given up. */
function slow() {
  const heard: { signal: AbortSignal; onProgress: (progress: number) => void }[] = []
  let end: (value: string) => void = () => undefined
  const work = vi.fn<Work<string, number>>((all) => {
    heard.push(all)
    return new Promise((resolve, reject) => {
      end = resolve
      all.signal.addEventListener('abort', () => reject(new Error('given up')))
    })
  })
  return { work, heard, end: (value: string) => end(value) }
}

const cancelled = { code: 'CANCELLED' }

it('what two wait for goes on when one gives up, and is given up with the other', async () => {
  const recent = new Recent<string, number>(2)
  const { work, heard } = slow()
  const [a, b] = [new AbortController(), new AbortController()]
  const first = recent.of('k', work, { signal: a.signal })
  const second = recent.of('k', work, { signal: b.signal })
  a.abort()
  await expect(first).rejects.toMatchObject(cancelled)
  expect(heard[0]!.signal.aborted).toBe(false)
  b.abort()
  await expect(second).rejects.toMatchObject(cancelled)
  expect(heard[0]!.signal.aborted).toBe(true)
  // Whoever comes now does not wait for what was given up.
  const { work: again, end } = slow()
  const third = recent.of('k', again)
  end('there')
  expect(await third).toBe('there')
  expect(work).toHaveBeenCalledTimes(1)
})

it('who has no signal is waited for with', async () => {
  const recent = new Recent<string, number>(2)
  const { work, heard, end } = slow()
  const stays = recent.of('k', work)
  const leaves = new AbortController()
  const left = recent.of('k', work, { signal: leaves.signal })
  leaves.abort()
  await expect(left).rejects.toMatchObject(cancelled)
  expect(heard[0]!.signal.aborted).toBe(false)
  end('there')
  expect(await stays).toBe('there')
  // It is kept, and nobody who comes late can take it away.
  const late = new AbortController()
  expect(await recent.of('k', work, { signal: late.signal })).toBe('there')
  late.abort()
  expect(await recent.of('k', work)).toBe('there')
  expect(work).toHaveBeenCalledTimes(1)
  await expect(recent.of('k', work, { signal: late.signal })).rejects.toMatchObject(cancelled)
})

it('all who wait are told how far it is, also who comes later', async () => {
  const recent = new Recent<string, number>(2)
  const { work, heard, end } = slow()
  const told: string[] = []
  const leaves = new AbortController()
  const first = recent.of('k', work, { signal: leaves.signal, onProgress: (at) => told.push(`a${at}`) })
  heard[0]!.onProgress(1)
  const second = recent.of('k', work, { onProgress: (at) => told.push(`b${at}`) })
  heard[0]!.onProgress(2)
  leaves.abort()
  await expect(first).rejects.toMatchObject(cancelled)
  heard[0]!.onProgress(3)
  end('there')
  await second
  expect(told).toEqual(['a1', 'b1', 'a2', 'b2', 'b3'])
})
