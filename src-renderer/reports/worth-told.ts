/** Whether what a goal is worth says anything: of events without amounts every value is 0. */
export const isWorthTold = (hasWorth: boolean, { value }: { value: number }): boolean => hasWorth && value !== 0
