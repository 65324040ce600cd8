import Database from 'better-sqlite3'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decision as decisionSchema, type DecisionInput, toDecisionJson } from '../../../shared/decision.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const base: DecisionInput = {
  name: 'Tours',
  build: { engineerMonths: [2, 4, 9], loadedMonthlyCost: 12_000 },
  buy: { seats: 10, pricePerSeatYear: [2_000, 3_000, 3_500], tool: 'Appcues' },
  criteria: [{ name: 'Fit', weight: 1, build: 0.8, buy: 0.4 }],
}
const write = (document: unknown, name = 'd.json'): string => test.file(name, JSON.stringify(document, null, 2))
const run = (file: string, options = {}) => test.call('imports.run', { files: [{ file, ...options }] })

describe('a decision file', () => {
  it('becomes a decision; again it adds nothing; changed it becomes a version', async () => {
    const file = write(base)
    const first = await run(file, { kind: 'decision' })
    expect(first.files[0]).toMatchObject({
      kind: 'decision',
      format: 'decision-json',
      rowsRead: 1,
      rowsImported: 1,
      rowsDuplicate: 0,
      columnsKept: ['name', 'build', 'buy', 'criteria'],
    })
    // Recognised from what it holds.
    expect(first.files[0]!.notes).toEqual(['The file does not say everything, so the usual counts: scope contingency 30\u00a0%, technical contingency 20\u00a0%, maintenance per year 20\u00a0%, discount rate 10\u00a0% and 3 years. Write 0 where a share is none.']) // prettier-ignore
    expect((await run(file)).files[0]).toMatchObject({ kind: 'decision', rowsImported: 0, rowsDuplicate: 1 })
    await run(write({ ...base, name: 'tours', notes: 'New.' }, 'e.json'))
    const [summary, ...others] = await test.call('decisions.list', {})
    expect(others).toEqual([])
    expect(summary).toMatchObject({
      name: 'tours',
      version: 2,
      verdict: 'too close',
      tools: ['Appcues'],
      decided: null,
    })
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    expect((await test.call('imports.inspect', { file })).kind).toBe('decision')
  })

  it('is left out of a dry run', async () => {
    await test.call('imports.run', { files: [{ file: write(base) }], dryRun: true })
    expect(await test.call('decisions.list', {})).toEqual([])
  })

  const build = base.build
  it.each([
    [{ ...base, color: 1, size: 2 }, /Unrecognized keys: "color", "size"/],
    [{ ...base, build: { ...build, seats: 3 } }, /build: Unrecognized key: "seats"/],
    [{ ...base, build: { ...build, engineerMonths: [4, 2, 9] } }, /build\.engineerMonths: must rise: low ≤ likely ≤ high/],
    [{ ...base, build: { ...build, engineerMonths: '4' } }, /build\.engineerMonths: must be a number or \[low, likely, high\]/],
    [{ ...base, build: { ...build, engineerMonths: [1, 2] } }, /build\.engineerMonths: must be a number or/],
    [{ ...base, build: { ...build, engineerMonths: -1 } }, /build\.engineerMonths: must be between 0/],
    [{ ...base, build: { ...build, oversightHoursPerWeek: 2 } }, /loadedHourlyRate: is needed, because oversight is given in hours/],
    [{ ...base, build: {} }, /build\.engineerMonths: .*\(and 1 more\)/],
    [{ ...base, criteria: [] }, /criteria: the weights add up to 0, and must add up to 1/],
    [{ ...base, criteria: [{ name: 'A', weight: 0.5, build: 1, buy: 0 }, { name: 'B', weight: 0.4, build: 1, buy: 0 }] }, /add up to 0\.9/],
    [{ ...base, criteria: [{ name: 'A', build: 1, buy: 0 }] }, /criteria\[0\]\.weight: is missing/],
    [{ ...base, criteria: [{ name: 'A', weight: 1, build: 2, buy: 0 }] }, /criteria\[0\]\.build: must be between 0 and 1/],
    [{ ...base, horizonYears: 11 }, /horizonYears: /],
    [{ ...base, horizonYears: 2.5 }, /horizonYears: must be a whole number/],
    [{ ...base, ahp: [[1, 2]] }, /ahp: must have 1 rows of 1 numbers/],
    [{ ...base, alternatives: [{ name: 'X', kind: 'rent', seats: 1 }] }, /alternatives\[0\]\.kind: /],
    [{ ...base, alternatives: [{ name: 'X', kind: 'buy', seats: 1, pricePerSeatYear: 1, utilities: { Speed: 1 } }] }, /there is no criterion "Speed"/],
    [{ ...base, revisitOn: '2020-02-30' }, /revisitOn: /],
  ])('that is wrong is refused whole: %#', async (document, reason) => {
    await expect(run(write(document), { kind: 'decision' })).rejects.toThrow(reason)
    await expect(run(write(document), { kind: 'decision' })).rejects.toThrow(/d\.json was not imported/)
    expect(await test.call('decisions.list', {})).toEqual([])
    expect(await test.call('imports.list', {})).toEqual([])
  }) // prettier-ignore

  it('says on which line it is no JSON, and that it has no columns', async () => {
    const file = test.file('broken.json', '{\n  "name": "x",\n  oops\n}\n')
    await expect(run(file, { kind: 'decision' })).rejects.toThrow(/broken\.json, line 3, is not JSON/)
    await expect(run(write(base), { kind: 'decision', map: { name: 'x' } })).rejects.toThrow(
      'a decision has no columns',
    )
    await expect(run(join(test.folder, 'none.json'), { kind: 'decision' })).rejects.toThrow('There is no file')
  })

  it('may give weights by pairwise comparison alone', () => {
    const criteria = ['A', 'B'].map((name) => ({ name, build: 0, buy: 1 }))
    const ahp = [[1, 3], [0.333, 1]] // prettier-ignore
    const found = decisionSchema.parse({ ...base, criteria, ahp })
    expect(found.criteria.map((each) => Number(each.weight.toFixed(3)))).toEqual([0.75, 0.25])
    expect(() => decisionSchema.parse({ ...base, criteria, ahp: [[1, 3], [3, 1]] })).toThrow('must be 1 ÷ 3') // prettier-ignore
  })
})

describe('versions', () => {
  it('are kept as they were, compared, deleted and restored', async () => {
    const { id } = await test.call('decisions.save', { id: null, decision: base, note: 'First guess' })
    expect(await test.call('decisions.save', { id, decision: base })).toEqual({ id, version: 1, added: false })
    const criteria = [
      ...base.criteria.map((each) => ({ ...each, weight: 0.5 })),
      { name: 'Speed', weight: 0.5, build: 0, buy: 1 },
    ]
    await test.call('decisions.save', {
      id,
      decision: { ...base, name: 'Product tours', criteria, discountRate: 0.05 },
    })
    const record = await test.call('decisions.read', { id })
    expect(record.versions.map(({ version, note }) => [version, note])).toEqual([[2, ''], [1, 'First guess']]) // prettier-ignore
    expect((await test.call('decisions.read', { id, version: 1 })).decision.name).toBe('Tours')
    const { changes, a, b } = await test.call('decisions.compare', { id, a: 1, b: 2 })
    expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['name', 'Tours', 'Product tours'],
      ['discountRate', '0.1', '0.05'],
      ['criteria.Fit.weight', '1', '0.5'],
      ['criteria.Speed', null, 'weight 0.5, build 0, buy 1'],
    ])
    expect(changes.map(({ label }) => label)).toEqual(['Name', 'Discount rate', 'Fit: weight', 'Criteria: Speed'])
    expect(b.buildPv).toBeGreaterThan(a.buildPv)

    expect(await test.call('decisions.delete', { id })).toEqual({ id, name: 'Product tours' })
    expect(await test.call('decisions.list', {})).toEqual([])
    await expect(test.call('decisions.read', { id })).rejects.toThrow('no such decision')
    const other = await test.call('decisions.save', { id: null, decision: { ...base, name: 'product tours' } })
    await expect(test.call('decisions.restore', { id })).rejects.toThrow('another decision called')
    await test.call('decisions.delete', { id: other.id })
    await test.call('decisions.restore', { id })
    expect((await test.call('decisions.read', { id })).versions).toHaveLength(2)
    await expect(
      test.call('decisions.save', { id: null, decision: { ...base, name: 'PRODUCT tours' } }),
    ).rejects.toThrow('already a decision')
  })

  it('can be read by any SQLite tool through the view `decisions`', async () => {
    const decided = { choice: 'Buy', by: 'Ann', on: '2020-01-02', because: '' }
    await test.call('decisions.save', { id: null, decision: { ...base, decided, revisitOn: '2021-01-02' } })
    const db = new Database(join(test.folder, 'test.touchstack'), { readonly: true })
    expect(db.prepare('SELECT name, version, choice, decided_by, decided_on, revisit_on FROM decisions').get()).toEqual({
      name: 'Tours', version: 1, choice: 'Buy', decided_by: 'Ann', decided_on: '2020-01-02', revisit_on: '2021-01-02',
    }) // prettier-ignore
    db.close()
  })
})

describe('export', () => {
  it('as JSON imports again without loss', () => {
    const estimate = fc.oneof(
      fc.integer({ min: 0, max: 1_000 }),
      fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)).map(([a, b, c]): [number, number, number] => [a, a + b, a + b + c]),
    )
    const text = fc.string({ maxLength: 20 })
    const documents = fc.record({
      build: fc.record({ engineerMonths: estimate, loadedMonthlyCost: estimate, note: text }),
      buy: fc.record({ seats: estimate, pricePerSeatYear: estimate, exit: estimate }),
      notes: text,
      alternatives: fc.constantFrom([], [{ name: 'Own', kind: 'own' as const, seats: 3 }]),
      cannotBeRecreated: fc.boolean(),
    })
    fc.assert(
      fc.property(documents, (document) => {
        const read = decisionSchema.parse({ ...base, ...document })
        const again: unknown = JSON.parse(JSON.stringify(toDecisionJson(read)))
        expect(decisionSchema.parse(again)).toEqual(read)
      }),
    )
  })

  it('writes a file that is a duplicate when it comes back', async () => {
    await run(write({ ...base, alternatives: [{ name: 'Nothing', kind: 'nothing' }], ahp: [[1]] }))
    const output = join(test.folder, 'out.json')
    await test.call('export.decision', { output })
    expect((await run(output)).files[0]).toMatchObject({ rowsDuplicate: 1, rowsImported: 0 })
  })

  it('as a record says what was asked, found and decided, and nothing typed becomes markup', async () => {
    const { id } = await test.call('decisions.save', {
      id: null,
      note: 'Quote | came in',
      decision: {
        ...base,
        name: '# Tours <b>|</b>',
        question: 'Build\n# or buy?',
        capabilities: ['tours'],
        decided: { choice: 'Buy it', by: 'Ann', on: '2020-01-02', because: 'Cheaper.\n\n- and sooner' },
        revisitOn: '2021-01-02',
      },
    })
    const { text } = await test.call('decisions.document', { id, format: 'markdown' })
    expect(text.split('\n')[0]).toBe('# \\# Tours \\<b\\>\\|\\</b\\>')
    expect(text).toContain('- **Version:** 1, saved 2020-01-01 (Quote \\| came in)')
    expect(text).toContain('- **Decided:** Buy it by Ann on 2020-01-02')
    expect(text).toContain('## Question\n\nBuild \\# or buy?')
    expect(text).toContain('- tours: no active tool has it')
    expect(text).toContain('| Build | build |')
    expect(text).toMatch(/10,000 draws .* seed 1/)
    const output = join(test.folder, 'out.md')
    await test.call('export.decision', { output, format: 'markdown' })
    expect(readFileSync(output, 'utf8')).toBe(text)
  })
})
