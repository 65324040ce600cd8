import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../app.ts'
import { testEffects } from '../testing/effects.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openWorkspace, type Workspace } from '../workspace/workspace.ts'
import type { Journeys } from './arrange.ts'
import { areCurrent, JourneySaver, journeyStamp, loadColumn, rebuildJourneys } from './store.ts'

const file = 'timestamp,visitor,event,path\n2019-01-02,v1,,/b\n2019-01-01,v1,,/a\n2019-01-03,v2,Bought,\n'

describe('journeys in the workspace', () => {
  let test: TestApp
  let workspace: Workspace
  let journeys: Journeys
  beforeEach(async () => {
    test = await openApp()
    await test.call('imports.run', { files: [{ file: test.file('a.csv', file) }] })
    test.app.close()
    workspace = openWorkspace(join(test.folder, 'test.touchstack'), { create: false })
    journeys = rebuildJourneys(workspace.reader)
  })
  afterEach(() => {
    workspace.close()
    test.close()
  })

  it('are saved when the app is closed', () => {
    expect(areCurrent(workspace.reader)).toBe(true)
    expect([...loadColumn(workspace.reader, 'time')]).toEqual([...journeys.time])
  })

  it('are not those of now where a program saved them that told people apart by other rules', async () => {
    const other = new Database(workspace.path)
    // As they were saved before rules had a version, of two people who have been one since.
    other.exec(`UPDATE journey SET identity = 'next-user', people = 7`)
    other.close()
    expect(areCurrent(workspace.reader)).toBe(false)
    const app = createApp(testEffects(join(test.folder, 'data')))
    await app.call('workspace.open', { file: workspace.path }, {})
    app.close()
    expect(areCurrent(workspace.reader)).toBe(true)
    expect(workspace.reader.prepare(`SELECT people FROM journey`).pluck().get()).toBe(2)
  })

  it('are none until the last chunk of them is saved', () => {
    const saver = new JourneySaver(workspace.writer, journeys, journeyStamp(workspace.reader))
    expect(saver.save()).toBe('more')
    let steps = 1
    while (!areCurrent(workspace.reader)) {
      expect(saver.save()).toBe('more')
      steps++
    }
    // Eight columns of one chunk each, what came before them, and the mark that they are whole.
    expect(steps).toBe(10)
    expect(saver.save()).toBe('done')
    expect([...loadColumn(workspace.reader, 'event')]).toEqual([2, 1, 3])
  })

  it('wait for nobody: while another process writes, nothing is saved and nothing lost', () => {
    const saver = new JourneySaver(workspace.writer, journeys, journeyStamp(workspace.reader))
    saver.save()
    const other = new Database(workspace.path)
    other.exec('BEGIN IMMEDIATE')
    const start = performance.now()
    expect(saver.save()).toBe('busy')
    expect(performance.now() - start).toBeLessThan(1_000)
    other.exec('ROLLBACK')
    other.close()
    while (saver.save() !== 'done');
    expect(areCurrent(workspace.reader)).toBe(true)
    expect([...loadColumn(workspace.reader, 'event')]).toEqual([2, 1, 3])
  })

  it('are saved from the start when another process saved them halfway through', () => {
    const saver = new JourneySaver(workspace.writer, journeys, journeyStamp(workspace.reader))
    for (let i = 0; i < 4; i++) saver.save()
    const other = new Database(workspace.path)
    other.exec(`DELETE FROM journey_column`)
    other.close()
    expect(saver.save()).toBe('done')
    expect(areCurrent(workspace.reader)).toBe(true)
    expect([...loadColumn(workspace.reader, 'time')]).toEqual([...journeys.time])
  })

  it('are left alone when another process changed the events: they are no longer right', () => {
    const saver = new JourneySaver(workspace.writer, journeys, journeyStamp(workspace.reader))
    saver.save()
    const other = new Database(workspace.path)
    other.exec(`UPDATE import SET last_event_id = 2`)
    other.close()
    expect(saver.save()).toBe('done')
    expect(areCurrent(workspace.reader)).toBe(false)
    expect(loadColumn(workspace.reader, 'time')).toHaveLength(0)
  })
})
