/** Reading a JSON file that was named on the command line. */
import { readFileSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { tableText } from '../../../shared/text/table-text.ts'
import { workbookText } from '../../core/content-groups/workbook-text.ts'

/** Throws NOT_FOUND, BAD_FILE. */
export function readJson(file: string): unknown {
  return parseJson(file, readText(file))
}

export const readText = (file: string): string => readBytes(file).toString('utf8')

/** Text of a table as a spreadsheet saved it. */
export async function readTable(file: string): Promise<string> {
  const bytes = readBytes(file)
  return /\.xlsx$/i.test(file) ? workbookText(file) : tableText(new Uint8Array(bytes), TextDecoder)
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new AppError('NOT_FOUND', absent ? `There is no file ${file}.` : `${file} cannot be read.`, { cause: error })
  }
}

/** `name` is how the sentence names what was read. */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new AppError('BAD_FILE', `${name} is not JSON: ${(error as Error).message}.`, { cause: error })
  }
}
