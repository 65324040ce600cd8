import { expect, it } from 'vitest'
import { paymentsHref, toolInAddress, toolOfAddress } from './payments-link.ts'

const tools = [
  { id: 1, name: 'Slack' },
  { id: 2, name: 'Figma' },
  { id: 3, name: 'figma' },
]

it('names a tool, or its number where several have the name, and finds it again', () => {
  expect(tools.map((tool) => toolInAddress(tool, tools))).toEqual(['Slack', '2', '3'])
  for (const tool of tools) expect(toolOfAddress(toolInAddress(tool, tools), tools)).toBe(tool)
  expect(toolOfAddress('SLACK', tools)?.id).toBe(1)
  expect(toolOfAddress('Nobody', tools)).toBeNull()
  expect(toolOfAddress(null, tools)).toBeNull()
  expect(paymentsHref('R&D tool')).toBe('#/stack-payments?tool=R%26D+tool')
})
