/**
 * How often something is so in the draws, in whole per cent and everywhere the same: never 0 or 100 where one draw says
 * otherwise, so that an option that won once is not said never to win.
 */
export function oddsWords(share: number): string {
  const whole = Math.round(share * 100)
  if (share > 0 && whole < 1) return 'under 1 %'
  if (share < 1 && whole > 99) return 'over 99 %'
  return `${whole} %`
}
