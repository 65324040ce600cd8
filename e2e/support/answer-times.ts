/** How long the page takes from a person's input to the next frame, and that frame to the screen. */
import type { Page } from '@playwright/test'

interface Answer {
  /** For people. */
  what: string
  ms: number
}

export interface AnswerTimes {
  /** Keys and presses that were measured. */
  inputs: number
  /** The slowest from the moment the browser got the input to the end of the page's work on the frame after it. */
  drawn: Answer
  /** The slowest to that frame on screen, which without a graphics card waits for a processor to paint it. */
  presented: Answer
  /** The longest the page's thread was taken at a stretch, in ms; 0 below 50. */
  longestTask: number
}

interface Watched {
  drawn: Answer[]
  presented: Answer[]
  inputs: number
  tasks: number[]
}

/**
 * Measures every key and press from now on, by a frame of the page's own after the input and by the browser's Event
 * Timing, which ends when the frame is presented and rounds to 8 ms. `answerTimes` says what came of it.
 */
export async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const types = ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']
    const known = (window as unknown as { watched?: Watched }).watched
    const watched: Watched = known ?? { drawn: [], presented: [], inputs: 0, tasks: [] }
    watched.drawn = []
    watched.presented = []
    watched.tasks = []
    watched.inputs = 0
    if (known) return
    Object.assign(window, { watched })
    const measure = (event: Event): void => {
      const what = `${event.type} at ${location.hash}`
      watched.inputs++
      // A message that is sent in a frame arrives once that has been drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => watched.drawn.push({ what, ms: performance.now() - event.timeStamp })
        port2.postMessage(null)
      })
    }
    for (const type of types) addEventListener(type, measure, { capture: true })
    // Hovering is no input that is waited for; what is told of it may end at a frame of something else.
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (types.includes(name)) watched.presented.push({ what: `${name} at ${location.hash}`, ms: duration })
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
      { type: 'longtask' },
    )
  })
}

export async function answerTimes(page: Page): Promise<AnswerTimes> {
  const { drawn, presented, inputs, tasks } = await page.evaluate(
    () => (window as unknown as { watched: Watched }).watched,
  )
  const slowest = (answers: Answer[]): Answer => {
    const { what, ms } = answers.reduce((most, each) => (each.ms > most.ms ? each : most), { what: 'none', ms: 0 })
    return { what, ms: Math.round(ms) }
  }
  return {
    inputs,
    drawn: slowest(drawn),
    presented: slowest(presented),
    longestTask: Math.round(Math.max(0, ...tasks)),
  }
}
