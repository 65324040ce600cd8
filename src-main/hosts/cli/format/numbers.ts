import { decimalFormat } from '../../../../shared/text/figures.ts'

/** How figures are written for people; programs get them raw. */
export const decimals = (value: number, digits: number): string => decimalFormat(digits).format(value)

/** `4,812`; credits split between rows may be fractions: `10.50`. */
export const count = (value: number): string => decimals(value, Number.isInteger(value) ? 0 : 2)

export const percent = (share: number): string => `${decimals(share * 100, 1)} %`

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** Powers of 1000, as disks are sold: `1.2 GB`. */
export function bytes(value: number): string {
  const power = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3))
  const amount = value / 1000 ** power
  return `${amount.toFixed(power === 0 || amount >= 100 ? 0 : 1)} ${units[power]!}`
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
