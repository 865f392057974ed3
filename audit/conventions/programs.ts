import { type Conventions, PROFILES, rulesOfProgram } from '../../cohort/descriptors/conventions.ts'

/** The conventions of the programs that papers name. */
export const PROGRAMS: Readonly<Record<string, Conventions>> = {
  SPSS: PROFILES.spss,
  R: PROFILES.r,
  SAS: rulesOfProgram('sas'),
}
