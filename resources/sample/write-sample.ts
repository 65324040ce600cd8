/** Writes the sample: exports of an invented legal-aid site, a tool inventory, decisions, and the configuration for all. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardCsv } from './card.ts'
import { sampleConfig } from './config.ts'
import { decisionFiles } from './decisions.ts'
import { generateCalls } from './journeys.ts'
import { seeded } from './random.ts'
import { readme } from './readme.ts'
import { segmentCsv } from './segment-csv.ts'
import { toolsCsv } from './tools.ts'

const seed = 2019

/** Name → text of every file; the same on every machine and every day. */
export function sampleFiles(): Record<string, string> {
  const random = seeded(seed)
  const calls = generateCalls(random.fork())
  const tables = random.fork()
  return {
    'segment_aliases.csv': segmentCsv('aliases', calls, tables.fork()),
    'segment_identifies.csv': segmentCsv('identifies', calls, tables.fork()),
    'segment_pages.csv': segmentCsv('pages', calls, tables.fork()),
    'segment_tracks.csv': segmentCsv('tracks', calls, tables.fork()),
    'card.csv': cardCsv(),
    'tools.csv': toolsCsv(),
    ...decisionFiles(),
    'config.json': `${JSON.stringify(sampleConfig, null, 2)}\n`,
    'README.txt': readme,
  }
}

/** Creates the folder where needed, replaces files of these names and leaves others alone; returns the paths. */
export async function writeSample(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  const written: string[] = []
  for (const [name, text] of Object.entries(sampleFiles())) {
    const path = join(dir, name)
    await writeFile(path, text)
    written.push(path)
  }
  return written
}
