import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workspaceConfig } from '../../shared/config.ts'
import { inventoryFields } from '../../shared/import.ts'
import { type Reference, referenceFirstLast } from './reference.ts'
import { sampleFiles, writeSample } from './write-sample.ts'

let folder: string
let files: string[]
let reference: Reference
const text = (name: string): string => readFileSync(join(folder, name), 'utf8')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-test-'))
  files = await writeSample(join(folder, 'not', 'there', 'yet')).then(() => writeSample(folder))
  reference = referenceFirstLast(files.filter((file) => basename(file).startsWith('segment_')))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the files', () => {
  it('are the same on every run', () => {
    const again = sampleFiles()
    expect(files.map((file) => basename(file))).toEqual(Object.keys(again))
    for (const file of files) expect(readFileSync(file, 'utf8') === again[basename(file)], file).toBe(true)
  })

  it('have the columns of a Segment warehouse and about 60,000 rows', () => {
    expect(text('segment_pages.csv').split('\n', 1)[0]).toBe(
      'id,anonymous_id,user_id,received_at,sent_at,original_timestamp,timestamp,url,path,title,search,referrer,' +
        'context_campaign_source,context_campaign_medium,context_campaign_name,context_user_agent',
    )
    expect(text('segment_tracks.csv')).toContain(',event,event_text,context_page_url,')
    expect(text('segment_aliases.csv')).toContain(',timestamp,previous_id,')
    expect(text('segment_pages.csv')).not.toContain('context_ip')
    expect(reference.rowsRead).toBeGreaterThan(57_000)
    expect(reference.rowsRead).toBeLessThan(63_000)
    expect(files.reduce((bytes, file) => bytes + statSync(file).size, 0)).toBeLessThan(40e6)
  })

  it('have rows delivered twice, late, broken and quoted', () => {
    expect(reference.rowsDuplicate).toBeGreaterThan(100)
    expect(reference.rowsRejected).toBe(9)
    const { data } = Papa.parse<Record<string, string>>(text('segment_pages.csv'), { header: true })
    const times = data.map((row) => Date.parse(row.timestamp ?? '')).filter((time) => !Number.isNaN(time))
    expect(times.filter((time, index) => time < (times[index - 1] ?? 0)).length).toBeGreaterThan(500)
    expect(Math.min(...times.slice(0, 1000))).toBeGreaterThanOrEqual(Date.UTC(2019, 0, 1))
    expect(times.every((time) => time < Date.UTC(2019, 6, 1))).toBe(true)
    expect(text('segment_pages.csv')).toContain('"Bankruptcy in Texas: forms, fees, ""no asset"" cases"')
  })

  it('have devices with several users and users with several devices', () => {
    const { data } = Papa.parse<Record<string, string>>(text('segment_identifies.csv'), { header: true })
    const pairs = data.filter((row) => row.anonymous_id && row.user_id && row.user_id !== 'undefined')
    const several = (of: 'anonymous_id' | 'user_id', by: 'anonymous_id' | 'user_id'): number =>
      [...Map.groupBy(pairs, (row) => row[by]).values()].filter((rows) => new Set(rows.map((row) => row[of])).size > 1)
        .length
    expect(several('user_id', 'anonymous_id')).toBeGreaterThanOrEqual(7)
    expect(several('anonymous_id', 'user_id')).toBeGreaterThan(80)
  })

  it('have a configuration that is valid, and complete but for what belongs to the files and people of one company', () => {
    const config = JSON.parse(text('config.json')) as object
    const ofOneCompany = {
      mappings: [],
      ownHosts: null,
      excludePeople: [],
      document: { title: null, introduction: null, views: [] },
      excludeTraffic: { types: [], hosts: [], firstSeen: [], keptDays: [] },
      excludeUserAgents: { robots: false, patterns: [] },
      excludePayees: [],
      excludePaymentCategories: [],
      excludePayeeCategories: [],
      vatIncluded: [],
      paymentPairs: [],
      toolsApart: [],
      pages: { ignoreCase: null, aliases: [], apart: [] },
      tags: { ignoreCase: null, aliases: [], campaignChannels: [] },
      heads: {},
      noIds: [],
      fiscalYearStart: 1,
      userIds: { ignoreCase: null },
    }
    expect(workspaceConfig.parse(config)).toEqual({ ...config, ...ofOneCompany })
  })
})

describe('the story', () => {
  const share = (counts: Record<string, number>, ...groups: string[]): number =>
    groups.reduce((sum, group) => sum + (counts[group] ?? 0), 0) / reference.conversions
  const rate = (group: string): number => reference.first[group]! / reference.firstPeople[group]!

  it('has about 20,000 people, of whom some 480 sign up', () => {
    expect(reference.people).toBeGreaterThan(18_000)
    expect(reference.people).toBeLessThan(22_000)
    expect(reference.conversions).toBeGreaterThan(450)
    expect(reference.conversions).toBeLessThan(550)
    expect(reference.value).toBeGreaterThan(0)
  })

  it('begins seven sign-ups in ten on templates and one in ten on articles, which a third of people read first', () => {
    expect(share(reference.first, 'City pages', 'State pages')).toBeGreaterThan(0.65)
    expect(share(reference.first, 'City pages', 'State pages')).toBeLessThan(0.75)
    expect(share(reference.first, 'Articles')).toBeGreaterThan(0.08)
    expect(share(reference.first, 'Articles')).toBeLessThan(0.12)
    expect(reference.firstPeople.Articles! / reference.people).toBeCloseTo(1 / 3, 1)
    expect(reference.first['(none)']).toBe(6)
  })

  it('has rates that differ clearly, and one group with too few people to tell', () => {
    expect(rate('City pages')).toBeCloseTo(0.036, 2)
    expect(rate('City pages')).toBeGreaterThan(rate('State pages'))
    expect(rate('State pages')).toBeGreaterThan(rate('Home page'))
    expect(rate('Home page')).toBeGreaterThan(2 * rate('Articles'))
    expect(reference.firstPeople.Webinars).toBeLessThan(50)
  })

  it('ends more often on the home page than it begins there', () => {
    expect(share(reference.last, 'Home page')).toBeGreaterThan(share(reference.first, 'Home page') + 0.03)
    expect(share(reference.last, 'City pages')).toBeLessThan(share(reference.first, 'City pages'))
  })

  it('has most people convert from the first page they see', () => {
    expect(reference.pagesBefore[1]! / reference.conversions).toBeGreaterThan(0.5)
    expect(reference.pagesBefore[0]).toBe(6)
  })
})

describe('the inventory', () => {
  it('has a hundred tools in our own columns, a fifth of them wired to Segment', () => {
    const { data, meta } = Papa.parse<Record<string, string>>(text('tools.csv'), { header: true, skipEmptyLines: true })
    expect(meta.fields).toEqual([...inventoryFields])
    expect(data).toHaveLength(100)
    expect(new Set(data.map((row) => row.name)).size).toBe(100)
    const wired = data.filter((row) => row.connected_to?.split(';').includes('Segment'))
    expect(wired.length).toBeGreaterThanOrEqual(18)
    expect(wired.length).toBeLessThanOrEqual(24)
    expect(data.every((row) => row.note?.includes('illustrative'))).toBe(true)
    expect(new Set(data.map((row) => row.status))).toEqual(new Set(['active', 'trial', 'candidate', 'retired']))
    const starts = data.map((row) => row.start_date ?? '').filter((date) => date !== '')
    expect([...new Set(starts.map((date) => date.slice(0, 4)))].sort()).toEqual([
      '2015',
      '2016',
      '2017',
      '2018',
      '2019',
    ])
  })
})

describe('the card', () => {
  it('has charges of a year and a half, one declined and one that came back', () => {
    const { data } = Papa.parse<Record<string, string>>(text('card.csv'), { header: true, skipEmptyLines: true })
    expect(data.length).toBeGreaterThan(300)
    expect(data[0]!['Date & Time']!.slice(0, 10)).toBe('2018-01-03')
    expect(data.at(-1)!['Date & Time']!.slice(0, 10)).toBe('2019-06-20')
    expect(data.filter(({ Status }) => Status !== 'Settled')).toMatchObject([{ 'Merchant Name': 'GUSTO' }])
    expect(data.filter(({ Amount }) => Number(Amount) < 0)).toMatchObject([{ 'Merchant Name': 'AIRTABLE', Amount: '-480.00' }]) // prettier-ignore
  })
})
