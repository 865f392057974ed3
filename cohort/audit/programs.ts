import { type Conventions, PROFILES } from '../conventions.ts'

/** What the programs do that papers name, as far as the conventions tell them apart. SAS: LIFETEST, PHREG, UNIVARIATE, NPAR1WAY, FREQ by their defaults. */
export const PROGRAMS: Readonly<Record<string, Conventions>> = {
  SPSS: PROFILES.spss,
  R: PROFILES.r,
  SAS: {
    ...PROFILES.spss,
    median: 'sas',
    medianInterval: 'sas-sign',
    band: 'log-log',
    quartiles: 2,
    mannWhitney: 'asymptotic-corrected',
    coxTies: 'breslow',
  },
}
