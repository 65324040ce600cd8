/** Finance asks about the stack: what is paid for twice, what could go, what renews when. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parseWorkbook, type WorkbookScreen, writtenNumber } from '../shared/testing/workbook.ts'
import { opensSample, readTable } from './journey.ts'
import { expectAccessible } from './support/accessible.ts'
import { test } from './support/web.ts'
import { root, touchstack } from './support/command-line.ts'
import { goTo } from './support/go.ts'

const header =
  'name,vendor,category,capabilities,team,status,cost,currency,billing_period,seats_licensed,seats_active,start_date,end_date,renewal_date,notice_days,auto_renew,connected_to,replaces,reason'
/**
 * The whole stack as it stood at the end of three years. Worked out by hand: in 2019 chat is held by Drift and Intercom of
 * one team. Drift has 11 active seats, Intercom 28, so Intercom is kept and Drift's share for chat is redundant: 64,000
 * over its two capabilities = 32,000 a year. All costs and seats of the two are known.
 */
const intercom =
  'Intercom,Intercom,Messaging,chat;help desk,Growth,active,57600,USD,year,40,28,2016-03-14,,2019-10-14,30,yes,Segment,,new focus'
const drift =
  'Drift,Drift,Messaging,chat;lead qualification,Growth,active,64000,USD,year,24,11,2018-02-05,,2019-09-22,60,yes,Segment,,new focus'
const segment = (cost: number): string =>
  `Segment,Segment,Customer data,event collection,Data,active,${cost},USD,year,30,24,2017-02-01,,2019-11-15,60,yes,Intercom;Drift,,volume`
const years = {
  2017: [
    segment(100_000),
    intercom,
    'Mailchimp,Intuit,Email,newsletters,Growth,active,3600,USD,year,5,2,2015-03-16,,,,,,,new focus',
  ],
  2018: [segment(118_000), intercom, drift],
  2019: [
    segment(118_000),
    intercom,
    drift,
    'Looker,Looker,Analytics,dashboards,Data,active,84000,USD,year,70,48,2019-05-01,,2020-03-01,60,yes,Segment,,volume',
  ],
}
/** Twelve months of one card, 100 a month: 1,200 a year that is in no inventory. */
const card = [
  'merchant_name,amount,sk_category_name,user_transaction_time,currency_code,state',
  ...Array.from(
    { length: 12 },
    (_, month) =>
      `CALENDLY,100.00,Software,${new Date(Date.UTC(2018, 7 + month, 5)).toISOString().slice(0, 10)}T10:00:00Z,USD,CLEARED`,
  ),
]

/** `asOf`: as the whole stack of that day, which the screen reads off the file's name. */
async function imports(page: Page, file: string, asOf: string | null): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /^(Choose files|Import files)/ })
    .first()
    .click()
  await (await chosen).setFiles(file)
  await expect(page.getByRole('heading', { level: 1, name: /inventory|Ramp/i })).toBeVisible({ timeout: 30_000 })
  if (asOf !== null) {
    await page.getByRole('button', { name: /^List/ }).click()
    await page.getByRole('option', { name: /the whole stack of a day/ }).click()
    await expect(page.getByRole('button', { name: `As of ${asOf}` })).toBeVisible()
  }
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click()
  // A file chosen before the import is over would wait for it.
  await expect(page.getByRole('heading', { level: 1, name: /rows? imported/ })).toBeVisible({ timeout: 30_000 })
}

test('finance imports three yearly snapshots and a card export, finds what is paid twice, removes a tool in a scenario, takes the calendar and the table along', async ({
  page,
}) => {
  test.setTimeout(480_000)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  const go = (to: string): Promise<void> => goTo(page, `#${to}`)
  try {
    for (const [year, rows] of Object.entries(years)) {
      const file = join(folder, `tools-${year}.csv`)
      writeFileSync(file, `${header}\n${rows.join('\n')}\n`)
      await imports(page, file, `31 Dec ${year}`)
      await go('/imports')
    }
    writeFileSync(join(folder, 'card.csv'), `${card.join('\n')}\n`)
    await imports(page, join(folder, 'card.csv'), null)

    // What the second snapshot did not list any more has ended.
    await go('/stack-diff?a=2017-12-31&b=2019-12-31')
    await expect(page.getByRole('row', { name: /Mailchimp removed −\$3,600/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Segment price \+\$18,000/ })).toBeVisible()
    await go('/stack-overlap?asOf=2019-07-01')
    await expect(
      page.getByRole('heading', { level: 1, name: /\$32,000 a year buys something the same team/ }),
    ).toBeVisible()
    await go('/stack-overlap?asOf=2019-07-01&view=redundant')
    const redundant = await readTable(page)
    expect(redundant.get('chat')).toEqual(['Growth', 'Intercom', 'most active seats', 'Drift, $32,000', '$32,000'])

    // Calendly of the card has no capabilities, so nothing says that it can go: its 1,200 stay.
    await go(`/stack-consolidation?asOf=2019-07-01&drop=${encodeURIComponent('["Drift"]')}`)
    await expect(
      page.getByRole('heading', { level: 1, name: /No allowed tool has lead qualification.*\$260,800 a year/ }),
    ).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page)
    await go('/stack-removal?asOf=2019-07-01&tool=Drift')
    await expect(
      page.getByRole('heading', { level: 1, name: /Without Drift \$64,000 a year is saved and 1 capability is lost/ }),
    ).toBeVisible()
    await expect(page.getByRole('main')).toContainText('24 Jul 2019')
    await expectAccessible(page)
    // A scenario: the stack still costs what it did.
    await go('/stack-cost?asOf=2019-07-01')
    await expect(page.getByRole('heading', { level: 1, name: /\$324,800 a year for 5 tools/ })).toBeVisible()

    await go('/renewals?asOf=2019-07-01')
    await expect(
      page.getByRole('heading', { level: 1, name: /3 contracts to decide in the next 90 days/ }),
    ).toBeVisible()
    const calendar = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export calendar' }).click()
    const ics = readFileSync(await (await calendar).path(), 'utf8')
    expect(ics).toContain('SUMMARY:Last day to cancel Drift\r\n')
    expect(ics).toContain('DTSTART;VALUE=DATE:20190724\r\n')
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    const table = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Chart menu' }).click()
    await page.getByRole('menuitem', { name: 'Export as CSV', exact: true }).click()
    const csv = readFileSync(await (await table).path(), 'utf8')
    expect(csv).toContain('Drift,2019-09-22,2019-07-24,64000,true,23,in time,60,')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('next year is budgeted with what somebody assumes, by keyboard', async ({ page }) => {
  await opensSample(page)
  await goTo(page, '#/stack-cost')
  await page.getByRole('radio', { name: 'Next year' }).press('Space')
  const heading = page.getByRole('heading', { level: 1 }).first()
  await expect(heading).toHaveText(/^\$1,745,510 from Aug 2019 to Jul 2020 for 86 tools, \$64,990/, { timeout: 20_000 })
  await page.getByRole('button', { name: 'Assumed nothing' }).press('Enter')
  const uplift = page.getByRole('textbox', { name: 'Uplift on renewal, %' })
  await uplift.fill('five')
  await expect(page.getByText('A percentage, such as 5 or 2.5.')).toBeVisible()
  await expectAccessible(page, { beside: true })
  await uplift.fill('5')
  await uplift.press('Enter')
  await expect(heading).toHaveText(/^\$1,787,861 from Aug 2019 to Jul 2020/)
  expect(page.url()).toContain('uplift=5')
  await page.getByRole('radio', { name: 'Billed' }).press('Space')
  await expect(page.getByRole('heading', { name: /^Billed by month/ })).toBeVisible()
  await expect(heading).toHaveText(
    /^\$[\d,]+ billed from Aug 2019 to Jul 2020 for 86 tools; their cost is \$1,787,861,/,
  )
})

test.describe('the workbook worked out by hand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  const workspace = join(folder, 'w.touchstack')
  const commands = parseWorkbook(readFileSync(join(root, 'docs/stack-workbook.md'), 'utf8'))
  test.use({ workspace })
  test.beforeAll(() => {
    for (const { args } of commands.filter(({ args: [name] }) => name !== 'report'))
      touchstack(...args.map((arg) => (arg === 'w.touchstack' ? workspace : arg)))
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

  test('is what the screens say', async ({ page }) => {
    test.slow()
    const screens = commands.flatMap((command) => command.screens)
    expect(screens.length).toBeGreaterThan(20)
    for (const screen of screens)
      await test.step(`line ${screen.line}: ${screen.address}`, async () => {
        await goTo(page, screen.address)
        for (const words of screen.says) await expect(page.getByRole('main')).toContainText(plainRegExp(words))
        await expect.poll(async () => missing(screen, await rowsOf(page)), { timeout: 15_000 }).toEqual([])
      })
  })
})

/** A blank may be one that does not break, or the end of a line. */
const plainRegExp = (words: string): RegExp =>
  new RegExp(words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll(' ', '[\\s\u00a0\u202f]*'))

/** The cells of every row on screen. */
async function rowsOf(page: Page): Promise<string[][]> {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('main tr, main [role=row]')].map((row) =>
      [...row.querySelectorAll('td, th, [role=gridcell], [role=rowheader], [role=cell]')].map(
        (cell) => (cell as HTMLElement).innerText,
      ),
    ),
  )
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim()))
}

/** Rows of the workbook's table that no row on screen says. */
function missing({ table, fields }: WorkbookScreen, shown: readonly string[][]): string[] {
  const isOn = (row: readonly string[]): boolean =>
    shown.some(
      (cells) =>
        cells.some((cell) => cell.startsWith(row[0]!)) &&
        fields.every((field) => {
          const as = spellings(row[table!.fields.indexOf(field)]!)
          return cells.some((cell) => as.includes(cell))
        }),
    )
  return (table?.rows ?? []).filter((row) => !isOn(row)).map((row) => `${row.join(' | ')} (${fields.join(', ')})`)
}

/** How screens write a cell of the workbook: money in whole dollars, days in words, lists in sentences. */
function spellings(cell: string): string[] {
  if (cell === '') return ['', '–']
  if (cell === '–') return ['–', 'not known']
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell))
    return [
      new Date(`${cell}T00:00:00Z`).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
    ]
  const number = writtenNumber(cell)
  if (!number) return [cell, cell.replaceAll('; ', ', '), cell.replace(/; ([^;]*)$/, ' and $1').replaceAll('; ', ', ')]
  const whole = Math.round(Math.abs(number.value)).toLocaleString('en-US')
  return [
    cell,
    `${number.value < 0 ? '−' : ''}$${whole}`,
    // Where a part is unknown.
    ...(number.value > 0 ? [`+$${whole}`, `at least $${whole}`] : number.value === 0 ? ['–', 'not known'] : []),
  ]
}

test('finance merges tools it chose in the inventory, by the bar that stays in sight and by the palette', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const file = join(folder, 'tools.csv')
    const rows = Array.from({ length: 40 }, (_, at) => `Tool ${String(at + 10)},Vendor ${at},Annual,${at + 1},EUR,year`)
    writeFileSync(file, `name,vendor,category,cost,currency,billing_period\n${rows.join('\n')}\n`)
    await imports(page, file, null)
    await goTo(page, '#/inventory')
    // What is missing comes after the rows, and moves them.
    await expect(page.getByRole('heading', { level: 1, name: /40 tools.* grade/ })).toBeVisible()
    const box = (name: string) => page.getByRole('row', { name: new RegExp(name) }).getByRole('checkbox')
    const bar = page.getByRole('group', { name: 'Chosen tools' })
    await box('Tool 48').click({ force: true })
    await expect(bar).toBeInViewport()
    await expect(bar.getByRole('button', { name: 'Merge' })).toHaveCount(0)
    await box('Tool 49').click({ force: true })
    await bar.getByRole('button', { name: 'Merge' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Are Tool 48 and Tool 49 one tool?' })
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Keep Tool 49' }).click()
    await expect(page.getByRole('row', { name: /Tool 48/ })).toHaveCount(0)
    for (const name of ['Tool 45', 'Tool 46', 'Tool 47']) await box(name).click({ force: true })
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('merge')
    await page.getByRole('menuitem', { name: /Merge the chosen tools/ }).click()
    const three = page.getByRole('alertdialog', { name: 'Are these 3 one tool?' })
    await three.getByRole('button', { name: /Which one stays/ }).click()
    await page.getByRole('option', { name: 'Tool 46' }).click()
    await three.getByRole('button', { name: 'Merge' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /37 tools/ })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('finance splits the payments to one vendor over its tools by shares of its own', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const register = join(folder, 'register.csv')
    writeFileSync(
      register,
      'name,vendor,cost,currency,billing_period\nJira,Atlassian,600,USD,year\nConfluence,Atlassian,300,USD,year\n',
    )
    await imports(page, register, null)
    const statement = join(folder, 'statement.csv')
    writeFileSync(statement, card.join('\n').replaceAll('CALENDLY,100.00', 'ATLASSIAN PTY LTD,100.05'))
    await goTo(page, '#/imports')
    await imports(page, statement, null)
    await goTo(page, '#/inventory')
    // A list that is drawn anew between pointing and pressing takes no press; a box that is set stays so.
    await expect(async () => {
      for (const name of ['Jira', 'Confluence', 'ATLASSIAN PTY LTD']) {
        const row = page.getByRole('row', { name: new RegExp(name) })
        await row.getByRole('checkbox').first().setChecked(true, { force: true, timeout: 5_000 })
      }
      await page.getByRole('button', { name: 'Split payments' }).click({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    const dialog = page.getByRole('alertdialog', { name: 'Split the payments to ATLASSIAN PTY LTD over 2 tools?' })
    await expect(dialog.getByLabel('Share of Jira, per cent')).toHaveValue('66.67')
    await dialog.getByLabel('Share of Jira, per cent').fill('60')
    await expect(dialog.getByLabel('Share of Confluence, per cent')).toHaveValue('40')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Split', exact: true }).click()
    await expect(page.getByText('Payments are split by the given shares.')).toBeVisible()
    // 1,200.60 in the year: 720.36 and 480.24.
    await goTo(page, '#/stack-payments?asOf=2019-07-31')
    await expect(page.getByRole('row', { name: /Jira.*720/ })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('finance merges all entries that are surely one in one step, and takes all of it back', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const register = join(folder, 'register.csv')
    writeFileSync(
      register,
      'name,cost,currency,billing_period\nSlack Business+,200,USD,year\nMural Team+,200,USD,year\nOkta,900,USD,year\n',
    )
    await imports(page, register, null)
    const statement = join(folder, 'card.csv')
    // Half a year at another price, then three of the card's months, each with both payees.
    const dearer = card.slice(7, 10).flatMap((row) => ['SLACK T01234567', 'Mural'].map((payee) => row.replace('CALENDLY,100.00', `${payee},20.00`))) // prettier-ignore
    const paid = [...card.slice(1, 7).map((row) => row.replace('CALENDLY,100.00', 'SLACK T01234567,18.00')), ...dearer]
    writeFileSync(statement, `${[card[0], ...paid].join('\n')}\n`)
    await goTo(page, '#/imports')
    await imports(page, statement, null)
    await goTo(page, '#/stack-duplicates')
    await page.getByRole('button', { name: 'Merge all 2 that are sure' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Merge all 2?' })
    await expect(dialog.getByRole('listitem')).toHaveText([
      /^Mural becomes part of Mural Team\+ \([^)]+\)$/,
      /^SLACK becomes part of Slack Business\+ \([^)]+\)\s*The 2 prices of SLACK are lost: they do not end at what the kept entry costs/,
    ])
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Merge all 2' }).click()
    await expect(page.getByText('2 entries merged.')).toBeVisible()
    await expect(page.getByText('No two entries look like one tool.')).toBeVisible()
    // The imports before can be undone too.
    await page.getByRole('status').locator('div', { hasText: '2 entries merged.' }).getByRole('button', { name: 'Undo' }).click() // prettier-ignore
    await expect(page.getByRole('button', { name: 'Merge all 2 that are sure' })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('finance gives several tools a team in one step, and takes it back', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const file = join(folder, 'tools.csv')
    writeFileSync(
      file,
      'name,team,cost,currency,billing_period\nMiro,Ops,100,USD,year\nOkta,,60,USD,year\nLoom,,60,USD,year\n',
    )
    await imports(page, file, null)
    await goTo(page, '#/inventory')
    await expect(async () => {
      for (const name of ['Okta', 'Loom'])
        await page.getByRole('row', { name: new RegExp(name) }).getByRole('checkbox').first().setChecked(true, { force: true, timeout: 5_000 }) // prettier-ignore
      await page.getByRole('button', { name: 'Set team or owner' }).click({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    const dialog = page.getByRole('dialog', { name: 'Set team or owner of 2 tools' })
    await dialog.getByRole('combobox', { name: 'Team' }).fill('Finance')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Set', exact: true }).click()
    await expect(page.getByRole('row', { name: /Okta.*Finance/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Loom.*Finance/ })).toBeVisible()
    await page.getByRole('status').locator('div', { hasText: '2 tools changed.' }).getByRole('button', { name: 'Undo' }).click() // prettier-ignore
    await expect(page.getByRole('row', { name: /Finance/ })).toHaveCount(0)
    await expect(page.getByRole('row', { name: /Miro.*Ops/ })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('finance keeps two entries apart that look like one, and asks again', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const file = join(folder, 'tools.csv')
    writeFileSync(file, 'name,vendor,cost,currency,billing_period\nMiro,Miro,100,USD,year\nMiro Inc,Miro,60,USD,year\n')
    await imports(page, file, null)
    await goTo(page, '#/stack-duplicates')
    await page.getByRole('button', { name: 'Merge Miro and Miro Inc' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'No, keep both' }).click()
    await expect(page.getByText('No two entries look like one tool.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Kept apart' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Take back that Miro and Miro Inc are two' }).click()
    await expect(page.getByRole('button', { name: 'Merge Miro and Miro Inc' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Kept apart' })).toHaveCount(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('finance sees what was paid against the contract, and each payment behind it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    const register = join(folder, 'register.csv')
    writeFileSync(
      register,
      'name,vendor,team,cost,currency,billing_period\nCalendly,Calendly,Sales,1100,USD,year\nOkta,Okta,IT,900,USD,year\n',
    )
    await imports(page, register, null)
    const payments = join(folder, 'card.csv')
    writeFileSync(payments, `${card.join('\n')}\n`)
    await goTo(page, '#/imports')
    await imports(page, payments, null)
    await goTo(page, '#/stack-cost')
    await page.getByRole('radio', { name: 'Paid and contract' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 of 1 contract is paid otherwise by more than 5\s%, \$100 more in all; 1 contract has no payments$/) // prettier-ignore
    await expect(page.getByText('the contract states $1,100 for them: $100 more was paid (+9.1\u00a0%).')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Payments' }).getByRole('row')).toHaveCount(14)
    await expectAccessible(page)
    // Two of them are one: the later does not count, until somebody asks again.
    await page
      .getByRole('button', { name: /^Settle whether/ })
      .first()
      .click()
    const settling = page.getByRole('dialog', { name: 'One payment or two?' })
    await expect(settling.getByText(/this one does not count any more, and the other does/)).toBeVisible()
    await expectAccessible(page)
    await settling.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(/^The same money as 100\.00 USD to CALENDLY on/)).toBeVisible()
    await page
      .getByRole('button', { name: /^Ask again/ })
      .first()
      .click()
    await expect(page.getByText('the contract states $1,100 for them: $100 more was paid (+9.1\u00a0%).')).toBeVisible()
    await page.getByRole('button', { name: /^Show/ }).click()
    await page.getByRole('option', { name: 'contracts without payments' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Okta' })).toBeVisible()
    await goTo(page, '#/inventory?tool=Calendly')
    await page.getByRole('dialog').getByRole('link', { name: 'The payments behind it' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Calendly' })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
