import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type CDPSession, type Page } from '@playwright/test'
import { opensSample } from './journey.ts'
import { answerTimes, watchAnswers, type AnswerTimes } from './support/answer-times.ts'
import { test } from './support/web.ts'
import { goTo } from './support/go.ts'

// A trace takes pictures of the page all the time and walks through it at every step: it would be measured with it.
test.use({ trace: 'off', screenshot: 'off' })

/** Seconds of work for the import, on any machine. */
const rows = 3_000_000
/** In ms; semantics of a window that answers. */
const limit = 100
/**
 * Two cores import; a browser without a graphics card draws with a third, and its page runs on a fourth. With fewer, or
 * where a frame takes longer than `restLimit` to the screen with nothing to do beside it, the limit is what it takes then,
 * so often.
 */
const neededCores = 4
const restLimit = 50
const slowdown = 4
const cores = availableParallelism()

function writeEvents(path: string): void {
  const file = openSync(path, 'w')
  writeSync(file, 'message_id,timestamp,anonymous_id,event,path,referrer\n')
  for (let from = 0; from < rows; from += 50_000) {
    let text = ''
    for (let row = from; row < from + 50_000; row++)
      text += `m${row},${new Date(1546300800000 + row * 1000).toISOString()},v${(row * 7919) % 200_003},${row % 50 === 0 ? 'Signed Up' : ''},/pages/${row % 997}/,https://www.google.com/\n`
    writeSync(file, text)
  }
  closeSync(file)
}

/** A person at the page, by the browser's own door: steps of the test runner would keep the page busy themselves. */
function personAt(browser: CDPSession) {
  const look = async <T>(expression: string): Promise<T> => {
    const { result } = await browser.send('Runtime.evaluate', { expression, returnByValue: true })
    return result.value as T
  }
  const pause = async (ms: number): Promise<void> => {
    await browser.send('Runtime.evaluate', { expression: `new Promise((done) => setTimeout(done, ${ms}))`, awaitPromise: true }) // prettier-ignore
  }
  return {
    look,
    pause,
    async tab(times: number): Promise<void> {
      for (let time = 0; time < times; time++) {
        for (const type of ['rawKeyDown', 'keyUp'] as const)
          await browser.send('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 })
        await pause(40)
      }
    },
    async press(selector: string): Promise<void> {
      const { x, y } = await look<{ x: number; y: number }>(
        `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      )
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'] as const)
        await browser.send('Input.dispatchMouseEvent', { type, x, y, button: type === 'mouseMoved' ? 'none' : 'left', clickCount: 1 }) // prettier-ignore
    },
    /** ms until `condition` holds. */
    async until(condition: string): Promise<number> {
      const start = Date.now()
      while (!(await look<boolean>(condition))) {
        expect(Date.now() - start, `until ${condition}`).toBeLessThan(60_000)
        await pause(20)
      }
      return Date.now() - start
    },
  }
}

const inWords = ({ inputs, drawn, presented, longestTask }: AnswerTimes): string =>
  `${inputs} inputs; slowest answer drawn in ${drawn.ms} ms (${drawn.what}), on screen in ${presented.ms} ms (${presented.what}); longest task ${longestTask} ms`

/** Questions of the rail, and a part of the answer, which is that of the sample until the import is done. */
const questions = [
  ['paths', 'people go no further'],
  ['stack-cost', 'a year for'],
  ['content-attribution', '70.1'],
] as const

const isImporting = `document.querySelector('nav [role=progressbar]') !== null`

/** Asks the questions; says which were answered while the import went on. Once it is over they are about other events. */
async function askAround(person: ReturnType<typeof personAt>, importing: boolean): Promise<string[]> {
  const answered: string[] = []
  for (const [question, answer] of questions) {
    await person.press(`nav a[href^="#/${question}"]`)
    const isAnswered = `document.querySelector('h1')?.innerText.includes(${JSON.stringify(answer)})`
    const ms = await person.until(importing ? `${isAnswered} || !(${isImporting})` : isAnswered)
    // The note in the rail is only there while the import is.
    if (await person.look(`${isAnswered} && ${isImporting}`)) answered.push(`${question} in ${ms} ms`)
    await person.tab(5)
  }
  return answered
}

async function choose(page: Page, file: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await goTo(page, '#/imports')
  await page.getByRole('button', { name: /^Import files/ }).first().click() // prettier-ignore
  await (await chosen).setFiles(file)
  await expect(page.getByRole('heading', { level: 1, name: /can all be used/ })).toBeVisible({ timeout: 60_000 })
}

/** Into the workspace that is open, of which the questions are asked. */
async function intoTheOpenOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Into/ }).click()
  await page.getByRole('option').first().click()
}

test('while a large file is imported the page answers input within 100 ms, and questions are answered', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await opensSample(page)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    writeEvents(join(folder, 'large.csv'))
    await choose(page, join(folder, 'large.csv'))
    // It stays chosen while other screens are looked at.
    await intoTheOpenOne(page)
    const person = personAt(await page.context().newCDPSession(page))
    await page.mouse.move(0, 0)
    await person.pause(500)
    await watchAnswers(page)
    await person.tab(10)
    await askAround(person, false)
    const rest = await answerTimes(page)
    console.log(`Nothing imported: ${inWords(rest)}`)

    await goTo(page, '#/import')
    await watchAnswers(page)
    await person.press('button[type=submit]')
    await person.until(`document.querySelector('[role=progressbar]') !== null`)
    await person.tab(10)
    const answered = await askAround(person, true)
    while (await person.look(isImporting)) await person.tab(5)
    const times = await answerTimes(page)
    console.log(`During the import: ${inWords(times)}; answered meanwhile: ${answered.join(', ')}`)
    await goTo(page, '#/import')
    await expect(page.getByRole('heading', { level: 1, name: /^3,000,000 rows imported/ })).toBeVisible()
    expect(answered).not.toHaveLength(0)
    expect(times.inputs).toBeGreaterThan(20)
    const isQuick = cores >= neededCores && rest.presented.ms <= restLimit
    const most = isQuick ? limit : Math.max(limit, rest.presented.ms * slowdown)
    if (!isQuick)
      console.log(`With ${cores} cores, and ${rest.presented.ms} ms with nothing imported, the limit is ${most} ms.`)
    for (const { ms, what } of [times.drawn, times.presented]) expect(ms, what).toBeLessThanOrEqual(most)
    expect(times.longestTask).toBeLessThanOrEqual(most)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
