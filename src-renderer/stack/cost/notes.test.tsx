import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import { inventoryTool } from '../../../shared/testing/inventory-tool.ts'
import { AfterEndNote, NotSoftwareNote, PaidInSeveralNote, PaidOtherwiseNote } from './notes.tsx'

const tool = (id: number, paidInSeveral: string | null): InventoryTool =>
  inventoryTool({ name: `Tool ${id}`, id, paidInSeveral })
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')

it('names the tools that several exports charge at once, and leads to them', () => {
  const html = renderToStaticMarkup(<PaidInSeveralNote tools={[tool(1, 'Charged twice.'), tool(2, null)]} />)
  expect(text(html).trim()).toBe('1 tool is charged in several exports at once.Tool 1: Charged twice.')
  expect(html).toContain('href="#/stack-payments?tool=Tool+1"')
  const many = Array.from({ length: 7 }, (_, at) => tool(at, 'So.'))
  expect(text(renderToStaticMarkup(<PaidInSeveralNote tools={many} />))).toMatch(/^7 tools .* And 2 more\. *$/)
  expect(renderToStaticMarkup(<PaidInSeveralNote tools={[tool(1, null)]} />)).toBe('')
})

it('names the tools that are paid otherwise, and leads to the report that says by how much', () => {
  const paid: InventoryTool['paidOtherwise'] = {
    since: '2018-10-14',
    annualCost: 63_360,
    said: 57_600,
    by: 'list',
    currency: 'USD',
    price: { from: '2018-10-14', cost: 5280, currency: 'USD', billingPeriod: 'month' },
    earlier: null,
  }
  const html = renderToStaticMarkup(
    <PaidOtherwiseNote tools={[{ ...tool(1, null), paidOtherwise: paid }, tool(2, null)]} />,
  )
  expect(text(html)).toContain('1 tool is paid otherwise than the inventory says, which holds here.Tool 1.')
  expect(html).toContain('href="#/stack-payments"')
  expect(html).toContain('href="#/stack-payments?tool=Tool+1"')
  const many = Array.from({ length: 7 }, (_, at) => ({ ...tool(at, null), paidOtherwise: paid }))
  expect(text(renderToStaticMarkup(<PaidOtherwiseNote tools={many} />))).toContain('Tool 4 and 2 more.')
  expect(renderToStaticMarkup(<PaidOtherwiseNote tools={[tool(1, null)]} />)).toBe('')
})

it('says what was paid after a tool had ended, and leads to the charges', () => {
  const loom = {
    tool: 'Loom',
    toolId: 7,
    endDate: '2025-12-31',
    endBy: 'end' as const,
    charges: 10,
    lastCharge: '2026-10-18',
    paid: 3120,
  }
  const html = renderToStaticMarkup(<AfterEndNote found={[loom]} exact={(value) => `$${value}`} />)
  expect(text(html)).toContain('$3120 was paid in twelve months for 1 tool after it ended, which no cost here counts.')
  expect(text(html)).toContain('Loom: Ended on 31 Dec 2025, and was charged 10 times since, last on 18 Oct 2026: $3120 in twelve months.') // prettier-ignore
  expect(html).toContain('href="#/stack-payments?tool=7"')
  expect(html).toContain('href="#/stack-payments?show=no-contract"')
  expect(renderToStaticMarkup(<AfterEndNote found={[]} exact={String} />)).toBe('')
})

it('says what of the cost is likely for no software, and leads to where it is left out', () => {
  const money = { currency: 'USD', exact: (value: number) => `$${value}`, short: String, signed: String }
  const apple = { ...tool(1, null), cost: 1200, bookedElsewhere: '15000 Equipment' }
  const html = renderToStaticMarkup(<NotSoftwareNote tools={[apple, tool(2, null)]} day="2026-11-27" money={money} />)
  expect(text(html)).toContain(
    '1 payee of this is likely no software, by what it is called or booked as: $1200 a year.',
  )
  expect(text(html)).toContain('Tool 1. It counts until somebody leaves it out.')
  expect(html).toContain('href="#/inventory"')
  expect(renderToStaticMarkup(<NotSoftwareNote tools={[tool(2, null)]} day="2026-11-27" money={money} />)).toBe('')
})
