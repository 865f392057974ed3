import type { Answered } from '../block.ts'
import { rNumber } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'

type Rules = Pick<ConfirmedStudy['rules'], 'median' | 'medianInterval'>

/** The time by which a proportion had the event, by the rule of the plan. R prints only the median. */
export const quantileCode = (fit: string, p: number, { median }: Rules): Answered => {
  switch (median) {
    case 'first-at-or-below':
      return `first_quantile(${fit}, ${rNumber(p)})`
    case 'r-middle':
      return `middle_quantile(${fit}, ${rNumber(p)})$quantile`
    case 'r-print':
      return p === 0.5 ? `printed_median(${fit})$quantile` : `middle_quantile(${fit}, ${rNumber(p)})$quantile`
    case 'sas':
      return `sas_quantile(${fit}, ${rNumber(p)})`
    default: {
      const never: never = median
      return never
    }
  }
}

/** A limit of such a time, or its standard error, which only the rule of SPSS has. */
export const intervalCode = (
  fit: string,
  p: number,
  part: 'lower' | 'upper' | 'se',
  { median, medianInterval }: Rules,
): Answered => {
  switch (medianInterval) {
    case 'spss-density':
      return `density_interval(${fit}, ${rNumber(p)})$${part}`
    case 'inverted-band':
      // such limits have no standard error, with us and in R
      if (part === 'se') return 'NA'
      return median === 'r-print' && p === 0.5
        ? `printed_median(${fit})$${part}`
        : `middle_quantile(${fit}, ${rNumber(p)})$${part}`
    case 'sas-sign':
      return { reason: 'the sign-test interval of SAS, which survfit does not have' }
    default: {
      const never: never = medianInterval
      return never
    }
  }
}
