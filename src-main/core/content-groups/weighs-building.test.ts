import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'
import { weighsBuilding } from './weighs-building.ts'

it('is told by its two options and what they come to, across or below each other', () => {
  const figures = [['Setup, once (USD)', '6000', ''], ['Engineering hours', '', '420'], ['Per month', '1150', '180']] // prettier-ignore
  expect(weighsBuilding(['Start', '2027-02-01', ''], [['Months', '36', ''], ['', 'Buy (ReturnBee)', 'Build ourselves'], ...figures])).toBe(true) // prettier-ignore
  expect(weighsBuilding(['', 'Buy', 'Build', 'Today (by hand)'], figures)).toBe(true)
  expect(weighsBuilding(['Option', 'Setup', 'Per month'], [['Kaufen', '6.000', '1.150'], ['Eigenbau', '40.000', '180']])).toBe(true) // prettier-ignore
  // What people do on a page, and tools.
  expect(
    weighsBuilding(
      ['Button', 'Clicks'],
      [
        ['Buy now', '12'],
        ['Sign up', '3'],
      ],
    ),
  ).toBe(false)
  expect(weighsBuilding(['user', 'action', 'amount'], Array.from({ length: 90 }, (_, at) => [`u${at}`, at % 2 ? 'buy' : 'build', '1']))).toBe(false) // prettier-ignore
  expect(
    weighsBuilding(
      ['Tool', 'Buy', 'Build'],
      [
        ['Figma', 'x', ''],
        ['Miro', '', 'x'],
      ],
    ),
  ).toBe(false)
})

it('is refused with the place where it is entered', async () => {
  const test = await openApp()
  const file = test.file('portal.csv', 'Returns portal: buy or build\nStart,2027-02-01,,\nCompare over (months),36,,\n,,,\n,Buy,Build,Today\n"Setup, once (USD)",6000,,\nHours to build,,420,\nPer month,1150,180,\n') // prettier-ignore
  await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow('If it holds buying against building, it is no import: “Build or buy?” has a form for its figures (`import --kind decision` takes a file of them).') // prettier-ignore
  const { settingTable, suggested } = await test.call('imports.inspect', { file })
  expect([settingTable, suggested]).toEqual([{ is: 'decision' }, {}])
  test.close()
})
