const emptyTokens = ['', '-', '–', '—', '\\n', 'n/a', '#n/a', 'null', '(none)', '(not set)', 'undefined']
const noText = new Set(emptyTokens)
const noValue = new Set([...emptyTokens, 'na', 'n.a.', 'none', 'unknown', 'unlimited', 'tbd', 'tbc', '?'])

/** Whether a cell of words is as good as empty: `N/A`, `-`, `NULL`. (`NA` may be North America.) */
export const isBlankText = (text: string): boolean => noText.has(text.trim().toLowerCase())

/** Whether a cell that should hold a number, amount or date gives none: also `NA`, `unknown`, `unlimited`, `TBD`. */
export const isBlankValue = (text: string): boolean => noValue.has(text.trim().toLowerCase())
