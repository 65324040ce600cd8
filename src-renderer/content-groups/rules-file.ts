/** Rules as a file of their own: what `touchstack config set` takes, so that a workspace can have another's rules. */
import { z } from 'zod'
import {
  contentGroupRule,
  type ContentGroupRule,
  describeIssues,
  type PageAlias,
  workspaceConfig,
} from '../../shared/config.ts'

const rulesFile = z.looseObject({
  contentGroups: z.array(contentGroupRule),
  pages: workspaceConfig.shape.pages.optional(),
})

/** What a configuration has beside its rules. */
export interface Besides {
  aliases: PageAlias[]
  /** Keys that are of other screens. */
  others: string[]
}

/** Else it is a table. */
export const isJson = (text: string): boolean => /^\ufeff?\s*[{[]/.test(text)

/** A configuration with `contentGroups`, or the list alone. Throws an Error with a sentence. */
export function readRules(text: string): Besides & { rules: ContentGroupRule[] } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`The file is not JSON: ${(error as Error).message}.`, { cause: error })
  }
  const parsed = rulesFile.safeParse(Array.isArray(json) ? { contentGroups: json as unknown } : json)
  if (parsed.success) {
    const { contentGroups: rules, pages, ...others } = parsed.data
    const { aliases = [], ...spelling } = pages ?? {}
    const isSet = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0)
    const ofPages = Object.entries(spelling).flatMap(([key, value]) => (isSet(value) ? [`pages.${key}`] : []))
    return { rules, aliases, others: [...ofPages, ...Object.keys(others)] }
  }
  throw new Error(`The file holds no rules that can be used: ${describeIssues(parsed.error)}.`)
}

export const writeRules = (rules: readonly ContentGroupRule[]): string =>
  `${JSON.stringify({ contentGroups: rules }, null, 2)}\n`
