const separated = (key: string, by: string): string => key.replace(/[A-Z]/g, (letter) => `${by}${letter.toLowerCase()}`)

/** `convertedPeople` → `converted people`, for sentences and heads. */
export const keyWords = (key: string): string => separated(key, ' ')

/** `lookbackDays` → `lookback-days`, for flags of the command line. */
export const kebab = (key: string): string => separated(key, '-')
