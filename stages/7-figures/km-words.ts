import type { KmData } from './km-data.ts'

/** The words of a Kaplan-Meier figure that its picture, its specification and its description share. */
export const heightTitle = ({ event }: KmData): string => `Without ${event}`

export const CENSORED = 'censored'

export const bandLabel = (confidence: number): string =>
  `${Number((confidence * 100).toPrecision(6))}% interval`
