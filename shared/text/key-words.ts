const separated = (key: string, by: string): string => key.replace(/[A-Z]/g, (letter) => `${by}${letter.toLowerCase()}`)

/** `convertedPeople` → `converted people`, for sentences and heads. What is held to the same mix is said in a marketer's words. */
export const keyWords = (key: string): string =>
  key === 'mixOf' ? 'visitors alike in' : separated(key.replace(/^sameMix/, 'ifAlike'), ' ')

/** `lookbackDays` → `lookback-days`, for flags of the command line. */
export const kebab = (key: string): string => separated(key, '-')

/** `withinDays`, 21 → `within 21 days`; `by`, page → `by page`. */
export const settingWords = (key: string, value: string): string =>
  key.endsWith('Days') && /^[\d.]+$/.test(value)
    ? `${keyWords(key.slice(0, -4))} ${value} ${value === '1' ? 'day' : 'days'}`
    : `${keyWords(key)} ${value}`
