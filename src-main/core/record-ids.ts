/**
 * Visitor ids that stand for one record, such as an order, which names no visitor. They join what names the same record;
 * no device or browser is behind them.
 */
const kinds = ['shopify order', 'hubspot'] as const

export const recordVisitor = (kind: (typeof kinds)[number], id: string): string => (id === '' ? '' : `${kind} ${id}`)

export const isRecordVisitor = (visitor: string): boolean => kinds.some((kind) => visitor.startsWith(`${kind} `))

/** The same as a condition of SQL. */
export const isRecordVisitorSql = kinds.map((kind) => `value GLOB '${kind} *'`).join(' OR ')
