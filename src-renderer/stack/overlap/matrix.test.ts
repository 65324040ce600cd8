import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrix, type MatrixOptions, type MatrixTool, matrixOrders, matrixScopes } from './matrix.ts'

const tool = (
  name: string,
  capabilities: string[],
  annualCost: number | null = 100,
  redundant: [string, number][] = [],
  team = 'Growth',
): MatrixTool => ({ tool: name, team, teams: [team], annualCost, capabilities, redundant: new Map(redundant) })

const options: MatrixOptions = { order: 'similar', scope: 'all', team: null, mostRows: 60, mostColumns: 60 }

describe('buildMatrix', () => {
  const stack = [
    tool('Intercom', ['chat', 'email', 'help'], 300, [['chat', 100]]),
    tool('Drift', ['chat'], 200),
    tool('Segment', ['events'], 500, [], 'Data'),
    tool('Mailchimp', ['email'], 50),
  ]

  it('tells only holder, shared and redundant apart', () => {
    const { rows, columns } = buildMatrix(stack, options)
    const cells = (name: string) => Object.fromEntries(rows.find((row) => row.tool === name)!.cells)
    expect(cells('Intercom')).toEqual({ chat: 'redundant', email: 'shared', help: 'only' })
    expect(cells('Drift')).toEqual({ chat: 'shared' })
    expect(cells('Segment')).toEqual({ events: 'only' })
    expect(columns.find((column) => column.capability === 'chat')?.tools).toBe(2)
    expect(rows.find((row) => row.tool === 'Intercom')?.redundantCost).toBe(100)
  })

  it('keeps those that share something side by side, apart from those that do not', () => {
    const { rows } = buildMatrix(stack, options)
    expect(rows.at(-1)?.tool).toBe('Segment')
    expect(rows.map((row) => row.tool).indexOf('Intercom')).toBe(1)
  })

  it('narrows to shared or redundant capabilities, and to a team', () => {
    const shared = buildMatrix(stack, { ...options, scope: 'shared' })
    expect(shared.columns.map((column) => column.capability).toSorted()).toEqual(['chat', 'email'])
    expect(shared.rows.map((row) => row.tool)).not.toContain('Segment')
    const redundant = buildMatrix(stack, { ...options, scope: 'redundant' })
    expect(redundant.columns.map((column) => column.capability)).toEqual(['chat'])
    expect(buildMatrix(stack, { ...options, team: 'Data' }).rows.map((row) => row.tool)).toEqual(['Segment'])
  })

  it('orders by name, cost and redundant spend', () => {
    const names = (order: MatrixOptions['order']) => buildMatrix(stack, { ...options, order }).rows.map((r) => r.tool)
    expect(names('name')).toEqual(['Drift', 'Intercom', 'Mailchimp', 'Segment'])
    expect(names('cost')).toEqual(['Segment', 'Intercom', 'Drift', 'Mailchimp'])
    expect(names('redundant')[0]).toBe('Intercom')
  })

  it('says how much is left out, and leaves out what costs least', () => {
    const { rows, hiddenRows, hiddenColumns } = buildMatrix(stack, { ...options, mostRows: 2, mostColumns: 1 })
    expect(rows.map((row) => row.tool).toSorted()).toEqual(['Intercom', 'Segment'])
    expect([hiddenRows, hiddenColumns]).toEqual([2, 3])
  })

  it('stands without tools and without capabilities', () => {
    expect(buildMatrix([], options)).toEqual({ rows: [], columns: [], hiddenRows: 0, hiddenColumns: 0 })
    expect(buildMatrix([tool('A', [])], options).rows).toEqual([])
  })
})

it('holds every tool and capability in scope exactly once, in any order', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
  const stack = fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.uniqueArray(name, { maxLength: 5 })), {
      selector: ([key]) => key,
      maxLength: 12,
    })
    .map((tools) => tools.map(([key, capabilities]) => tool(key, capabilities)))
  fc.assert(
    fc.property(stack, fc.constantFrom(...matrixOrders), fc.constantFrom(...matrixScopes), (tools, order, scope) => {
      const { rows, columns } = buildMatrix(tools, { ...options, order, scope })
      expect(new Set(rows.map((row) => row.tool)).size).toBe(rows.length)
      expect(new Set(columns.map((column) => column.capability)).size).toBe(columns.length)
      const marks = rows.reduce((sum, row) => sum + row.cells.size, 0)
      const inScope = new Set(columns.map((column) => column.capability))
      expect(marks).toBe(
        tools.reduce((sum, each) => sum + each.capabilities.filter((capability) => inScope.has(capability)).length, 0),
      )
    }),
  )
})
