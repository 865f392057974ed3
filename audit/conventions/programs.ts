import { type Conventions, PROFILES, rulesOfProgram } from '../../cohort/descriptors/conventions.ts'

/** What the programs do that papers name, as far as the conventions tell them apart. */
export const PROGRAMS: Readonly<Record<string, Conventions>> = {
  SPSS: PROFILES.spss,
  R: PROFILES.r,
  SAS: rulesOfProgram('sas'),
}
