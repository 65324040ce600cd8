/** Looks at the beginning of JSON: one object a line, an array of them, or one object that holds a list. */
import { AppError } from '../../../../shared/errors.ts'
import { type Json, parseJson } from '../formats/format.ts'
import { sourceFormats } from '../formats/index.ts'
import { recogniseHead } from '../formats/recognise.ts'
import { type Base, type Beginning, type Inspection, sampledRows, toMatch } from './inspection.ts'
import { JsonElements, maxDocument, objectsOf } from '../lanes/json.ts'
import { readChunks, type Source, sourceName } from '../containers/source.ts'
import { placesIn } from '../formats/places.ts'
import { countLines } from '../text/count-lines.ts'
import { TextReader } from '../text/decode.ts'

export async function inspectJson(base: Base, beginning: Beginning): Promise<Inspection> {
  const { text, whole } = beginning
  const isArray = text.trimStart().startsWith('[')
  const lines = isArray ? [] : jsonLines(text)
  // One object is a file of one line, unless it is a list of objects with words around it.
  const all = whole ? text : isArray || lines.length > 1 ? null : await readText(base, base.encoding)
  const document = isArray || lines.length > 1 || all === null ? undefined : toDocument(all)
  const listed = document && documentObjects(document)
  const found = isArray ? arrayElements(text) : listed ? listed.map(asRow) : lines
  const objects = found.map(({ object }) => object)
  const matches = recogniseHead({ container: 'json', objects }).map(toMatch)
  // Of half a file what is left of it would be named as what it is not; of a known export the rows that are whole are read.
  if (matches.length === 0 && all !== null && endsInside(all))
    throw new AppError(
      'BAD_FILE',
      `${base.name} ends in the middle of its JSON; it was probably not copied completely.`,
    )
  if (found.length === 0)
    throw new AppError('BAD_FILE', `${base.name} looks like JSON, but nothing in its beginning is a JSON object.`)
  return {
    ...base,
    container: isArray || listed ? 'json' : 'jsonl',
    delimiter: '',
    skipLines: 0,
    hasHeader: false,
    preamble: [],
    broken: [],
    columns: [...new Set(objects.flatMap((object) => Object.keys(object)))],
    sample: found.map(({ line, text: each }) => ({ line, cells: [each] })),
    objects,
    looked: objects,
    places: placesIn(objects),
    estimatedRows: listed ? listed.length : estimate(found, isArray, beginning),
    matches,
  }
}

/** Whether something is open at the end that JSON closes. */
function endsInside(text: string): boolean {
  let open = 0
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\[^])*"?|[[{}\]]/g))
    if (mark.startsWith('"')) {
      if (mark.length === 1 || !/[^\\](?:\\\\)*"$/.test(mark)) return true
    } else open += mark === '{' || mark === '[' ? 1 : -1
  return open > 0
}

/** Lines by all of the beginning, elements of an array by those looked at. */
function estimate(
  found: FoundObject[],
  isArray: boolean,
  { text, whole, unpackedBytes, lineFeeds }: Beginning,
): number {
  if (!isArray && lineFeeds) return Math.max(found.length, lineFeeds)
  const read = isArray
    ? found.reduce((sum, { text: each }) => sum + Buffer.byteLength(each) + 1, 0)
    : Buffer.byteLength(text)
  const rows = isArray ? found.length : countLines(text)
  return Math.max(found.length, !isArray && whole ? rows : Math.round((unpackedBytes / read) * rows))
}

interface FoundObject {
  line: number
  text: string
  object: Json
}

const asRow = (object: Json, index: number): FoundObject => ({ line: index + 1, text: JSON.stringify(object), object })

/** Lines that are objects by themselves; the others are listed as rejected rows when the file is read. */
function jsonLines(text: string): FoundObject[] {
  return text.split('\n', sampledRows).flatMap((line, index) => toObject(line, index + 1))
}

function arrayElements(text: string): FoundObject[] {
  const found: FoundObject[] = []
  const elements = new JsonElements((element, line) => {
    if (found.length < sampledRows) found.push(...toObject(element, line))
  })
  elements.push(text)
  return found
}

function toObject(text: string, line: number): FoundObject[] {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? [{ line, text, object: value as Json }]
    : []
}

/** The one object a file is, or undefined where it is none. */
function toDocument(text: string): Json | undefined {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** All of a source, since nothing else says what is inside of an object. */
async function readText(source: Source, encoding: string): Promise<string> {
  const reader = new TextReader(encoding)
  const parts: string[] = []
  let length = 0
  for await (const chunk of readChunks(source, () => undefined)) {
    parts.push(reader.push(chunk))
    length += chunk.length
    if (length > maxDocument)
      throw new AppError(
        'BAD_FILE',
        `${sourceName(source)} is one JSON object of more than ${maxDocument >> 20} MB; export one object a line instead.`,
      )
  }
  return parts.join('') + reader.end()
}

function documentObjects(document: Json): Json[] | null {
  for (const format of sourceFormats)
    if (format.container === 'json') {
      const own = format.objectsIn?.(document)
      if (own) return own
    }
  return objectsOf(document)
}
