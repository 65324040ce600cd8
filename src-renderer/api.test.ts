import { expect, test, vi } from 'vitest'
import { AppError } from '../shared/errors.ts'
import { Answers } from './api.ts'

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2))

test('a question is asked once, however many ask it', async () => {
  const answers = new Answers()
  const ask = vi.fn(() => Promise.resolve(42))
  answers.subscribe('k', ask, () => {})
  answers.subscribe('k', ask, () => {})
  await turn()
  expect(ask).toHaveBeenCalledTimes(1)
  expect(answers.get('k')).toMatchObject({ state: 'done', data: 42 })
})

test('a question nobody waits for any more is cancelled, and can be asked again', async () => {
  const answers = new Answers()
  let signal: AbortSignal | null = null
  const leave = answers.subscribe(
    'k',
    (given) => {
      signal = given
      return new Promise(() => {})
    },
    () => {},
  )
  leave()
  await turn()
  expect((signal as AbortSignal | null)?.aborted).toBe(true)
  expect(answers.get('k').state).toBe('idle')
})

test('how far an answer is, is known to who watches it, and only while it is worked out', async () => {
  const answers = new Answers()
  let report: (progress: unknown) => void = () => {}
  let end: (data: unknown) => void = () => {}
  const watched = vi.fn()
  const heard = vi.fn()
  const unwatch = answers.watch('k', watched)
  answers.subscribe(
    'k',
    (_, onProgress) => {
      report = onProgress
      return new Promise((resolve) => (end = resolve))
    },
    heard,
  )
  heard.mockClear()
  expect(answers.progressOf('k')).toBeNull()
  report({ bytes: 5 })
  expect(answers.progressOf('k')).toEqual({ bytes: 5 })
  expect(watched).toHaveBeenCalledTimes(1)
  // Who only waits for the answer is not drawn anew for it.
  expect(heard).not.toHaveBeenCalled()
  end('there')
  await turn()
  expect(answers.get('k').data).toBe('there')
  expect(answers.progressOf('k')).toBeNull()
  expect(watched).toHaveBeenCalledTimes(2)
  report({ bytes: 6 })
  unwatch()
  expect(answers.get('k').data).toBe('there')
})

test('leaving and coming back within one change does not cancel', async () => {
  const answers = new Answers()
  const ask = vi.fn(() => Promise.resolve(1))
  answers.subscribe('k', ask, () => {})()
  answers.subscribe('k', ask, () => {})
  await turn()
  expect(ask).toHaveBeenCalledTimes(1)
  expect(answers.get('k').state).toBe('done')
})

test('a failure keeps its code, and retry asks again', async () => {
  const answers = new Answers()
  const ask = vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(new AppError('BUSY', 'The workspace is being written.'))
    .mockResolvedValueOnce('ok')
  answers.subscribe('k', ask, () => {})
  await turn()
  expect(answers.get('k').error?.code).toBe('BUSY')
  answers.retry('k', ask)
  await turn()
  expect(answers.get('k')).toMatchObject({ state: 'done', data: 'ok' })
})

test('answers are kept for going back, but not without end', async () => {
  const answers = new Answers()
  for (let index = 0; index < 80; index++) {
    const leave = answers.subscribe(
      String(index),
      () => Promise.resolve(index),
      () => {},
    )
    await Promise.resolve()
    leave()
    await turn()
  }
  expect(answers.get('79').state).toBe('done')
  expect(answers.get('0').state).toBe('idle')
})
