import { isolatedText } from './isolated.tsx'
import { Flag } from 'lucide-react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Command } from '../commands.ts'
import { isNotFetched } from './Boundary.tsx'
import { matching } from './CommandPalette.tsx'
import { fit, textWidth, wrap } from '../charts/text.ts'
import { DataTable } from './DataTable.tsx'
import { Finding } from './Finding.tsx'
import { PathChip } from './PathChip.tsx'
import { presets, shownDays } from './PeriodPicker.tsx'
import { leaveOutCommand } from '../people-left-out/command.ts'
import { leaveOutAllProblem, leaveOutProblem, patternsIn } from '../people-left-out/problem.ts'
import { rail } from './rail.ts'
import { Select } from './Select.tsx'

const command = (label: string, words = ''): Command => ({
  id: label,
  label,
  words,
  kind: 'View',
  icon: Flag,
  run: () => {},
})

test('the palette finds all typed words, those that start a word first', () => {
  const commands = [command('Refirst'), command('Compare first and last touch by topic'), command('Goals', 'Data')]
  expect(matching(commands, 'first').map(({ label }) => label)).toEqual([
    'Compare first and last touch by topic',
    'Refirst',
  ])
  expect(matching(commands, 'top com').map(({ label }) => label)).toEqual(['Compare first and last touch by topic'])
  expect(matching(commands, 'data').map(({ label }) => label)).toEqual(['Goals'])
  expect(matching(commands, '')).toHaveLength(3)
})

test('the palette has what is called so before what is only about it', () => {
  const commands = [command('What does content return?', 'cost effort'), command('What does it cost?')]
  expect(matching(commands, 'cost').map(({ label }) => label)).toEqual([
    'What does it cost?',
    'What does content return?',
  ])
})

test('a part of the page that cannot be fetched is told from a mistake, in the words of each browser', () => {
  for (const said of [
    'Unable to preload CSS for http://127.0.0.1:1/assets/AddForm.css',
    'Failed to fetch dynamically imported module: http://127.0.0.1:1/assets/goals.js',
    'error loading dynamically imported module: http://127.0.0.1:1/assets/goals.js',
    'Importing a module script failed.',
  ])
    expect(isNotFetched(new Error(said))).toBe(true)
  expect(isNotFetched(new Error("Cannot read properties of undefined (reading 'rows')"))).toBe(false)
})

test('a question finds its screen', () => {
  const screens = rail.flatMap(({ entries }) => entries.map(({ label, words }) => command(label, words)))
  expect(matching(screens, 'which template converts best').map(({ label }) => label)).toEqual(['Page templates'])
  for (const asked of ['goal to goal', 'goes on', 'next goal'])
    expect(matching(screens, asked).map(({ label }) => label)).toEqual(['Who goes on to another goal?'])
  expect(matching(screens, 'roi').map(({ label }) => label)).toEqual([
    rail[0]?.entries.find(({ path }) => path === '/content-return')?.label,
  ])
  for (const word of ['exchange', 'currency', 'rate'])
    expect(matching(screens, word).map(({ label }) => label)).toContain('Settings')
})

test.each(['exclude', 'leave out', 'staff', 'internal', 'test', 'bot', 'employees'])(
  '“%s” finds the way to leave people out',
  (typed) => expect(matching([leaveOutCommand], typed)).toEqual([leaveOutCommand]),
)

test('a pattern that leaves out everybody, or is there already, is not added', () => {
  expect(leaveOutProblem(' * ', [])).toMatchObject({ at: 'adding' })
  expect(leaveOutProblem('*@Example.com', ['*@example.com'])).toEqual({
    at: 'typing',
    text: 'These are left out already.',
  })
  expect(leaveOutProblem('x'.repeat(201), [])).toMatchObject({ at: 'typing' })
  expect(leaveOutProblem('test-*', ['*@example.com'])).toBeNull()
  expect(leaveOutProblem(' ', [])).toBeNull()
})

test('presets follow the data, not the calendar', () => {
  const labels = presets('2018-11-03', '2019-06-30').map(({ label }) => label)
  expect(labels).toEqual(['Last 30 days', 'Last 90 days', '2019', '2018', 'Jan – Jun 2019', 'Jul – Dec 2018'])
  expect(presets('2019-06-29', '2019-06-30').map(({ label }) => label)).toEqual(['2019', 'Jan – Jun 2019'])
  expect(presets('2018-11-03', '2019-06-30')[0]?.period).toEqual({ from: '2019-06-01', last: '2019-06-30' })
})

interface Row {
  key: string
  n: number
}
const rows: Row[] = [
  { key: 'b', n: 2 },
  { key: '(none)', n: 9 },
  { key: 'a', n: 5 },
]
const columns = [
  { id: 'key', header: 'Key', value: (row: Row) => row.key, total: 'All' },
  { id: 'n', header: 'N', align: 'end' as const, value: (row: Row) => row.n, total: '16' },
]

const order = (markup: string): string[] =>
  [...markup.matchAll(/<th scope="row"[^>]*>([^<]*)/g)].map((match) => match[1] ?? '')

test('a sorted table keeps pinned rows and totals at the end', () => {
  const markup = renderToStaticMarkup(
    <DataTable
      label="Rows"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      initialSort={{ column: 'n', descending: true }}
      pinned={(row) => row.key === '(none)'}
    />,
  )
  expect(order(markup)).toEqual(['a', 'b', '(none)', 'All'])
  expect(markup).toContain('aria-sort="descending"')
})

test('a table without a sort keeps the given order', () => {
  const markup = renderToStaticMarkup(
    <DataTable label="Rows" columns={columns} rows={rows} rowKey={(row) => row.key} />,
  )
  expect(order(markup)).toEqual(['b', '(none)', 'a', 'All'])
})

test('a long table holds only what is in sight, and says how many there are', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ key: `k${String(index)}`, n: index }))
  const markup = renderToStaticMarkup(
    <DataTable label="Rows" columns={columns} rows={many} rowKey={(row) => row.key} />,
  )
  expect(order(markup).length).toBeLessThan(200)
  expect(markup).toContain('aria-rowcount="5002"')
})

test('several ids are taken as they are pasted, once each, without those there are', () => {
  expect(patternsIn('a1, b2\nA1;test-*\r\n\tJane Doe\n', ['B2'])).toEqual(['a1', 'test-*', 'Jane Doe'])
  expect(leaveOutAllProblem('b2, a1', ['B2'])).toBeNull()
  expect(leaveOutAllProblem('b2, ', ['B2'])).toMatchObject({ text: 'These are left out already.' })
  expect(leaveOutAllProblem('a1, *', [])).toMatchObject({ at: 'adding' })
})

test('a choice that leaves everything in is marked, for pictures to leave it out', () => {
  const options = [
    { id: '', label: 'any channel', any: true },
    { id: 'Email', label: 'Email' },
  ]
  const drawn = (value: string) =>
    renderToStaticMarkup(<Select label="Came by" value={value} onChange={() => {}} options={options} />)
  expect(drawn('')).toContain('data-any')
  expect(drawn('Email')).not.toContain('data-any')
  // Its name alone is seen, and read with the value.
  expect(drawn('')).toMatch(/class="sr-only"[^>]*>any channel/)
  expect(drawn('Email')).not.toContain('sr-only')
})

test('the top bar says the period that is chosen, else the one a report took, else that of the data', () => {
  const data = { from: '2019-01-01', last: '2019-12-31' }
  const used = { from: '2019-03-01', to: '2019-07-01' }
  expect(shownDays([null, null], undefined, data, 'UTC')).toEqual(data)
  expect(shownDays([null, null], used, data, 'UTC')).toEqual({ from: '2019-03-01', last: '2019-06-30' })
  expect(shownDays(['2019-05-01', null], used, data, 'UTC')).toEqual({ from: '2019-05-01', last: '2019-06-30' })
})

test('a name from right to left keeps the numbers beside it where the sentence has them', () => {
  const said = (
    <>
      {'Since then مجموعة الصفحات: 18.00 %'} <b>18 of 100</b>
    </>
  )
  expect(renderToStaticMarkup(<Finding question="">{said}</Finding>)).toContain(
    'Since then <bdi>مجموعة الصفحات</bdi>: 18.00 % <b>18 of 100</b>',
  )
})

test('keeps an amount apart from a name written from right to left before it', () => {
  expect(isolatedText('תוכנה בע"מ 41, $7.7M')).toBe('\u2068תוכנה בע"מ\u2069 41, $7.7M')
  expect(isolatedText('A 37, $1.3k')).toBe('A 37, $1.3k')
})

test('the parts of a path follow each other from left to right, whatever they are written in', () => {
  const path = '/أخبار/رياضة-محلية/en/'
  expect(isolatedText(path)).toBe('/\u2068أخبار\u2069/\u2068رياضة-محلية\u2069/en/')
  const isolated = '/<bdi>أخبار</bdi>/<bdi>رياضة-محلية</bdi>/en/'
  expect(renderToStaticMarkup(<PathChip path={path} />)).toContain(isolated)
  const columns = [{ id: 'page', header: 'Page', value: () => path }]
  expect(renderToStaticMarkup(<DataTable label="Pages" columns={columns} rows={[1]} rowKey={String} />)).toContain(isolated) // prettier-ignore
  // In a chart by characters, which take no room.
  expect(fit(path, 400)).toBe(isolatedText(path))
  expect(wrap(path, 400, 12, 2)).toEqual([isolatedText(path)])
  expect(textWidth(isolatedText(path))).toBe(textWidth(path))
})

test('no line of a headline ends inside a date', () => {
  const drawn = renderToStaticMarkup(<Finding question="Why?">{'paid 6 Nov – 5 Dec 2026 than 16 Nov 2024, 12 pages 2024'}</Finding>) // prettier-ignore
  expect(drawn).toContain('paid 6\u00a0Nov\u00a0– 5\u00a0Dec\u00a02026 than 16\u00a0Nov\u00a02024, 12 pages 2024')
})
