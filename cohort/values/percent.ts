/** A proportion as a percentage: 0.95 is "95%". */
export const percent = (level: number): string => `${Number((level * 100).toPrecision(6))}%`
