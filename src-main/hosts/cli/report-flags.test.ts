import { describe, expect, test } from 'vitest'
import { reports } from '../../../shared/reports/index.ts'
import { parseMap } from './import-choices.ts'
import { describeFlag, normaliseFlags, parseFlag, reportFlags } from './report-flags.ts'

const flags = reportFlags(reports['content-attribution'])
const flag = (name: string) => flags.find((each) => each.flag === name)!

test('every param of every report is a flag that some text can fill', () => {
  for (const definition of Object.values(reports)) {
    expect(reportFlags(definition).map(({ param }) => param)).toEqual(Object.keys(definition.params.shape))
    for (const { kinds } of reportFlags(definition)) expect([...kinds].join()).toMatch(/string|number|boolean|array/)
  }
})

describe('values', () => {
  test.each([
    ['--lookback-days', '30', 30],
    ['--lookback-days', '0.5', 0.5],
    ['--lookback-days', 'null', null],
    ['--weights', '40, 20,40', [40, 20, 40]],
    ['--weights', 'null', null],
    ['--weights', '', []],
    ['--exclude-direct', 'true', true],
    ['--goal', 'Signup, paid', 'Signup, paid'],
    ['--goal', 'null', null],
    ['--goal', '30', '30'],
    ['--model', 'last', 'last'],
    ['--from', '2019-01-01', '2019-01-01'],
  ])('%s %s', (name, text, value) => expect(parseFlag(flag(name), text)).toEqual(value))

  test.each([
    ['--lookback-days', ''],
    ['--lookback-days', 'Infinity'],
    ['--half-life-days', 'null'],
    ['--model', 'null'],
    ['--exclude-direct', '1'],
  ])('%s %s is refused', (name, text) => expect(() => parseFlag(flag(name), text)).toThrow(name))
})

test('a word among the choices, or a number', () => {
  const uplift = reportFlags(reports['stack-budget']).find((each) => each.flag === '--uplift')!
  expect([parseFlag(uplift, 'own'), parseFlag(uplift, '2.5'), parseFlag(uplift, '-3')]).toEqual(['own', 2.5, -3])
  expect(() => parseFlag(uplift, 'mine')).toThrow('--uplift')
  expect(describeFlag(uplift)).toContain('--uplift own|N   default 0')
})

test('switches and minus signs', () => {
  expect(
    normaliseFlags(
      ['--exclude-direct', '--by', 'page', '--exclude-direct', 'false', '--no-exclude-direct', '--lookback-days', '-1'],
      flags,
    ),
  ).toEqual([
    '--exclude-direct=true',
    '--by',
    'page',
    '--exclude-direct=false',
    '--exclude-direct=false',
    '--lookback-days=-1',
  ])
  const ofPeople = reportFlags(reports.people)
  expect(normaliseFlags(['--sort', '-pages', '--who', '-x'], ofPeople)).toEqual(['--sort=-pages', '--who', '-x'])
  expect(normaliseFlags(['--', '--exclude-direct'], flags)).toEqual(['--', '--exclude-direct'])
})

test('a mapping takes column names as they are', () => {
  expect(parseMap(['time=Date, local,visitor=Cookie = id', 'path='])).toEqual({
    map: { time: 'Date, local', visitor: 'Cookie = id', path: '' },
  })
  expect(parseMap(['time=Lead,time=Customer, paid', 'user=E-mail']).dates).toEqual(['Lead', 'Customer, paid'])
  expect(() => parseMap(['user=a,user=b'])).toThrow('twice')
})

test('takes a comma in the name of a tool that something is said of', () => {
  const basisOf = reportFlags(reports['stack-budget']).find(({ param }) => param === 'basisOf')!
  expect(parseFlag(basisOf, 'Datadog, Inc.=bills, Zoom=price')).toEqual(['Datadog, Inc.=bills', 'Zoom=price'])
  expect(parseFlag(basisOf, '')).toEqual([])
})
