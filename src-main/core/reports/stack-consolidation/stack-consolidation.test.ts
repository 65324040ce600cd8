import { describe, expect, it } from 'vitest'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { stackConsolidation } from '../../../../shared/reports/stack-consolidation.ts'
import type { Tool } from '../../stack/tool.ts'
import { makeTool, testMoney } from '../../testing/tools.ts'
import { count } from '../../../../shared/text/figures.ts'
import { afterSeatsWords, tooFewSeatsSentence, usersOnlySentence } from '../../../../shared/notes/too-few-seats.ts'
import { againstOverlapSentence } from '../../../../shared/notes/two-questions.ts'
import { consolidate } from './stack-consolidation.ts'

const run = (tools: Tool[], params: ReportParamsInput<'stack-consolidation'> = {}) =>
  consolidate(tools, testMoney, stackConsolidation.params.parse(params), '2019-06-30')

const tool = (name: string, cost: number | null, capabilities: string, more: Partial<Tool> = {}) =>
  makeTool({ name, cost, capabilities: Array.from(capabilities), ...more })

const money = (amount: number): string => `$${count(amount)}`

/** What becomes of each tool, as `keep A`. */
const decisions = ({ rows }: Awaited<ReturnType<typeof run>>) => rows.map((row) => `${row.decision} ${row.tool}`).sort()

describe('beside the overlap', () => {
  // Chat: most use Slack, so the overlap keeps it; Suite stays for documents anyway, and has chat.
  const tools = [
    tool('Slack', 7000, 'c', { team: 'All', seatsActive: 98 }),
    tool('Suite', 12_000, 'cdv', { team: 'All', seatsActive: 95 }),
    tool('Zoom', 6000, 'vw', { team: 'All', seatsActive: 50 }),
  ]
  it('names tools of which that says something else', async () => {
    const result = await run(tools)
    expect(decisions(result)).toEqual(['drop Slack', 'keep Suite', 'keep Zoom'])
    expect(result.totals).toMatchObject({ keptRedundant: ['Suite', 'Zoom'], droppedKept: ['Slack'] })
    expect(againstOverlapSentence(result.totals)).toContain('Slack, kept there, goes; Suite and Zoom, counted redundant there in part, stay.') // prettier-ignore
  })
  it('names none where both say the same', async () => {
    const { totals } = await run([tool('A', 10, 'a', { team: 'x' }), tool('B', 20, 'a', { team: 'x' })])
    expect(againstOverlapSentence(totals)).toBeNull()
  })
})

describe('seats', () => {
  it('names who would find none with what stays', async () => {
    const result = await run([
      tool('GitHub', 90, 'hi', { seatsActive: 58, seatsLicensed: 65 }),
      tool('GitLab', 40, 'hi', { seatsActive: 6, seatsLicensed: 25 }),
      tool('Zoom', 30, 'v', { seatsActive: 9, seatsLicensed: 30 }),
      tool('Meet', 10, 'v', { seatsLicensed: 9 }),
      // 20 are licensed, of which 12 are taken.
      tool('Jira', 30, 'p', { seatsActive: 9, seatsLicensed: 9 }),
      tool('Trello', 10, 'p', { seatsActive: 12, seatsLicensed: 20 }),
      // Nobody knows how many it seats.
      tool('Aircall', 30, 't', { seatsActive: 24 }),
      tool('Ringover', 10, 't'),
    ])
    const short = result.rows.filter(({ seatsUsed }) => seatsUsed !== null)
    expect(short).toMatchObject([
      { tool: 'GitHub', decision: 'drop', seatsUsed: 58, seatsThere: 19, seatsFor: 'h' },
      { tool: 'Jira', decision: 'drop', seatsUsed: 9, seatsThere: 8, seatsFor: 'p' },
    ])
    // 58 − 19 = 39 at 40 ÷ 25 = 62.4, and 9 − 8 = 1 at 10 ÷ 20.
    expect(result.rows.filter(({ seatsShort }) => seatsShort !== null)).toMatchObject([
      { tool: 'GitLab', seatsShort: 39, seatsShortCost: expect.closeTo(62.4) as number },
      { tool: 'Trello', seatsShort: 1, seatsShortCost: 0.5 },
    ])
    const { totals } = result
    expect(totals).toMatchObject({
      saving: 180,
      seatsShort: 40,
      seatsShortCost: expect.closeTo(62.9) as number,
      savingAfterSeats: expect.closeTo(117.1) as number,
    })
    expect(afterSeatsWords(totals, money)).toBe('about $117.1 once the 40 seats that are short are bought') // prettier-ignore
    const without = (...names: string[]) => tooFewSeatsSentence({ rows: result.rows.filter(({ tool }) => !names.includes(tool)), totals }, money) // prettier-ignore
    expect(without('Jira', 'Trello')).toBe('What stays has too few free seats for who uses GitHub (58 use it, and GitLab has 19 free seats for h). Needed are at most 39 more of GitLab for about $62.4 a year, an estimate: cost ÷ licensed seats, and each person takes one seat. Who uses both already needs none, and lists of users do not keep who they are. Of the saving of $180 about $117.1 is left.') // prettier-ignore
    expect(without('GitHub', 'Jira')).toBeNull()
    // Where they cost more than is saved.
    const dear = { ...totals, saving: 50, savingAfterSeats: -12.9 }
    expect(afterSeatsWords(dear, money)).toBe('about nothing of it once the 40 seats that are short are bought') // prettier-ignore
    expect(tooFewSeatsSentence({ rows: result.rows, totals: dear }, money)).toContain('Nothing is left of the saving of $50: they cost about $12.9 more than that.') // prettier-ignore
    const six = Array.from('ABCDEF', (name) => ({ ...short[0]!, tool: name }))
    expect(tooFewSeatsSentence({ rows: six, totals }, money)).toContain('F (58 use it')
  })

  it('says who is taken to need a seat, where not all seats are used', async () => {
    const { totals } = await run([
      tool('Boards', 90, 'p', { seatsActive: 19, seatsLicensed: 43 }),
      tool('Wiki', 50, 'w', { seatsActive: 8, seatsLicensed: 8 }),
      tool('Suite', 60, 'pw', { seatsActive: 64, seatsLicensed: 100 }),
    ])
    expect(totals).toMatchObject({ saving: 140, seatsShort: 0, usersOnly: [{ tool: 'Boards', seatsActive: 19, seatsLicensed: 43 }] }) // prettier-ignore
    expect(usersOnlySentence(totals)).toBe('Only who uses what goes is taken to need a seat in what stays: Boards (19 of 43 seats). Who has a seat and does not use it is taken to need none there.') // prettier-ignore
    expect(usersOnlySentence({ usersOnly: [] })).toBeNull()
  })

  it('counts a person once, and a seat for all that a tool does', async () => {
    const { rows, totals } = await run([
      tool('Mail', 400, 'm', { seatsActive: 178 }),
      tool('Chat', 300, 'c', { seatsActive: 171 }),
      tool('Suite', 250, 'mcw', { seatsActive: 19, seatsLicensed: 25 }),
      // It has more of chat at a lower price, and who needs mail sits in the suite anyway.
      tool('Talk', 20, 'cx', { seatsActive: 20, seatsLicensed: 20 }),
    ])
    expect(rows.find(({ tool }) => tool === 'Suite')).toMatchObject({ seatsShort: 172, seatsShortCost: 1720 })
    expect(totals).toMatchObject({ saving: 700, seatsShort: 172, seatsShortCost: 1720, savingAfterSeats: -1020 })
  })

  it('says where the price of a seat is not known', async () => {
    const { rows, totals } = await run([
      tool('Mail', 400, 'm', { seatsActive: 10 }),
      tool('Suite', null, 'mw', { seatsLicensed: 4 }),
    ])
    expect(totals).toMatchObject({ seatsShort: 6, seatsShortCost: null, savingAfterSeats: null })
    expect(afterSeatsWords(totals, money)).toBe('not counting the 6 seats that are short, at a price that is not known')
    expect(tooFewSeatsSentence({ rows, totals }, money)).toMatch(/6 more of Suite at a price per seat that is not known.* What they cost is not in the saving\.$/) // prettier-ignore
  })
})

describe('the cheapest stack', () => {
  const six = [tool('S', 18, 'abde'), tool('T', 8, 'c'), tool('U', 9, 'f'), tool('V', 15, 'abc'), tool('W', 15, 'def')]

  it('costs 30 where greedy would pay 35', async () => {
    const result = await run(six)
    expect(decisions(result)).toEqual(['drop S', 'drop T', 'drop U', 'keep V', 'keep W'])
    expect(result.totals).toMatchObject({ costBefore: 65, costAfter: 30, saving: 35, changes: 3, optimal: true, uncovered: [], lost: [] }) // prettier-ignore
    expect(result.params.required).toEqual(Array.from('abcdef'))
  })

  it('keeps what must stay and drops what must go', async () => {
    // With S kept, V or T for c and W or U for f: 18 + 8 + 9.
    expect((await run(six, { keep: ['s'] })).totals.costAfter).toBe(35)
    // Without V and T nobody has c.
    const lost = await run(six, { drop: ['V', 'T'] })
    expect(lost.totals).toMatchObject({ uncovered: ['c'], lost: ['c'], optimal: true })
    expect(lost.rows.filter(({ locked }) => locked).map((row) => row.tool)).toEqual(['V', 'T'])
  })

  it('covers only what is required, and says what else is lost', async () => {
    const result = await run(six, { required: ['a', 'z'] })
    expect(decisions(result)).toContain('keep V')
    expect(result.totals).toMatchObject({ costAfter: 15, uncovered: ['z'], lost: ['d', 'e', 'f'] })
  })

  it('adds a candidate suite where the horizon pays for the switch', async () => {
    // Suite 40 a year against 30 + 30; adding costs 25 once and dropping costs 5 each: 35.
    const tools = [
      tool('A', 30, 'ab', { switchingCost: 5 }),
      tool('B', 30, 'cd', { switchingCost: 5 }),
      tool('Suite', 40, 'abcd', { status: 'candidate', switchingCost: 25 }),
    ]
    // One year: 40 + 35 = 75 against 60. Two years: 80 + 35 = 115 against 120.
    const one = await run(tools)
    expect(decisions(one)).toEqual(['keep A', 'keep B'])
    expect(one.totals.notAdded).toEqual(['Suite'])
    const two = await run(tools, { horizonYears: 2 })
    expect(decisions(two)).toEqual(['add Suite', 'drop A', 'drop B'])
    expect(two.totals).toMatchObject({ costBefore: 60, costAfter: 40, switchingCost: 35, changes: 3, notAdded: [] })
    expect((await run(tools, { horizonYears: 2, candidates: [] })).totals).toMatchObject({ changes: 0, costAfter: 60 })
    // A candidate can be insisted on.
    expect(decisions(await run(tools, { keep: ['Suite'] }))).toContain('add Suite')
  })

  it('changes as little as it can, then goes by names', async () => {
    // Either B or C can go; equally cheap, so the list that comes first stays: A, B.
    const tie = await run([tool('C', 10, 'xy'), tool('B', 10, 'xy'), tool('A', 10, 'z')])
    expect(decisions(tie)).toEqual(['drop C', 'keep A', 'keep B'])
    // A free tool is kept: dropping it saves nothing.
    expect(decisions(await run([tool('Free', 0, 'x'), tool('Paid', 10, 'x')]))).toEqual(['drop Paid', 'keep Free'])
    const free = await run([tool('A', 0, 'x'), tool('B', 0, 'x'), tool('C', null, '')])
    expect(decisions(free)).toEqual(['keep A', 'keep B', 'keep C'])
    expect(free.totals.unknownCosts).toBe(1)
  })

  it('keeps tools of which nothing is known, unless they are told to go', async () => {
    // B does what A does and costs more. What C and D do nobody wrote down, so nothing says that they can go.
    const some = [tool('A', 10, 'x'), tool('B', 20, 'x'), tool('C', 30, ''), tool('D', 40, '')]
    const result = await run(some)
    expect(decisions(result)).toEqual(['drop B', 'keep A', 'keep C', 'keep D'])
    expect(result.totals).toMatchObject({ costBefore: 100, costAfter: 80, saving: 20, withoutCapabilities: 2 })
    expect(result.rows.some(({ locked }) => locked)).toBe(false)
    const told = await run(some, { drop: ['D'], required: [] })
    expect(decisions(told)).toEqual(['drop A', 'drop B', 'drop D', 'keep C'])
    // A list without a column of capabilities saves nothing.
    const none = await run([tool('A', 10, ''), tool('B', 20, ''), tool('New', 5, '', { status: 'candidate' })])
    expect(none.totals).toMatchObject({ saving: 0, changes: 0, withoutCapabilities: 2, notAdded: ['New'] })
  })

  it('converts currencies, and says by when to cancel', async () => {
    const { rows } = await run([
      tool('Euro', 100, 'x', { currency: 'EUR', renewalDate: '2019-12-31', noticeDays: 60 }),
      tool('Dollar', 105, 'x'),
    ])
    expect(rows[0]).toMatchObject({ tool: 'Euro', decision: 'drop', annualCost: 108, cancelBy: '2019-11-01', noticeDays: 60 }) // prettier-ignore
    expect(rows[1]).toMatchObject({
      tool: 'Dollar',
      decision: 'keep',
      onlyHere: ['x'],
      cancelBy: null,
      noticeDays: null,
    })
  })

  it('says for which savings it is too late', async () => {
    const day = (cancelled: Partial<Tool>) => tool('Dear', 105, 'x', { renewalDate: '2019-07-10', ...cancelled })
    const late = await run([tool('Cheap', 100, 'x'), day({ noticeDays: 60, autoRenew: true })], { asOf: '2019-06-30' })
    expect(late.rows[0]).toMatchObject({ tool: 'Dear', exit: 'too late', cancelBy: '2019-05-11', renewalDate: '2019-07-10' }) // prettier-ignore
    expect(late.totals).toMatchObject({ saving: 105, tooLate: 1, costTooLate: 105 })
    const ends = await run([tool('Cheap', 100, 'x'), day({ noticeDays: 60, autoRenew: false })], { asOf: '2019-06-30' })
    expect(ends.rows[0]).toMatchObject({ exit: 'ends' })
    expect(ends.totals).toMatchObject({ tooLate: 0, costTooLate: 0 })
  })

  it('leaves what is not known unknown', async () => {
    const { rows, totals } = await run(
      [
        tool('Dear', 10, 'x', { renewalDate: '2019-12-31', switchingCost: 3 }),
        tool('Unpriced', null, 'x', { renewalDate: '2019-12-31' }),
      ],
      { drop: ['Unpriced'] },
    )
    // Of its renewal only the day is known, not by when to say so.
    expect(rows[0]).toMatchObject({ tool: 'Unpriced', annualCost: null, switchingCost: null, cancelBy: '2019-12-31', noticeDays: null }) // prettier-ignore
    expect(rows[1]).toMatchObject({ tool: 'Dear', annualCost: 10, switchingCost: 0 })
    expect(totals).toMatchObject({ costBefore: 10, costAfter: 10, switchingCost: 0, unknownCosts: 1 })
  })

  it('refuses names it does not know, and contradictions', async () => {
    await expect(run(six, { keep: ['Nope'] })).rejects.toThrow('"Nope" is neither a tool in use that day nor')
    await expect(run(six, { candidates: ['S'] })).rejects.toThrow('There is no tool "S" of status candidate')
    await expect(run(six, { keep: ['S'], drop: ['s'] })).rejects.toThrow('"S" cannot be both kept and dropped')
    await expect(run([tool('A', 1, 'x', { currency: 'SEK' })])).rejects.toThrow('SEK')
  })

  it('is nothing without tools', async () => {
    const { rows, totals } = await run([])
    expect(rows).toEqual([])
    expect(totals).toMatchObject({ costBefore: 0, costAfter: 0, optimal: true })
  })
})

it('solves 150 tools and 120 capabilities to proven optimality', { timeout: 120_000 }, async () => {
  let seed = 1
  const below = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n
  const tools = Array.from({ length: 150 }, (_, index) =>
    makeTool({
      name: `Tool ${index}`,
      cost: 500 + below(80_000),
      status: index >= 120 && index % 2 === 0 ? 'candidate' : 'active',
      switchingCost: below(2_000),
      capabilities: [index % 120, below(120), below(120), below(120), below(120)].map((number) => `c${number}`),
    }),
  )
  const { params, totals } = await run(tools)
  expect(params.required).toHaveLength(120)
  expect(totals).toMatchObject({ optimal: true, uncovered: [] })
  expect(totals.costAfter).toBeLessThan(totals.costBefore)
})
