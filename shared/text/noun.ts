/** What something is called, of one and of several. */
export interface Noun {
  one: string
  many: string
}

/** What a goal counts, where nothing says a plainer word. */
export const conversion: Noun = { one: 'conversion', many: 'conversions' }
