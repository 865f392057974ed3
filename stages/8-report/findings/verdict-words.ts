import type { Verdict } from '../../../audit/claims/agreement.ts'

/** The class of a verdict's colour: what agrees with some tables of a figure has that of rounded times. */
export const verdictClass = (verdict: Verdict): string =>
  verdict === 'within the figure' ? verdictClass('within rounding') : `v-${verdict.replaceAll(' ', '-')}`

/** A verdict as a sign, so that it is never told by colour alone. */
export const verdictSign = (verdict: Verdict): string => SIGNS[verdict]

const SIGNS: Readonly<Record<Verdict, string>> = {
  reproduced: '\u2713',
  uninformative: '\u25cb',
  'within rounding': '\u2248',
  'within the figure': '\u2248',
  'other convention': '\u2248',
  'not reproduced': '\u2717',
  'not derivable': '\u2013',
}

/** From the most severe to the one that cannot be judged. */
export const BY_SEVERITY: readonly Verdict[] = [
  'not reproduced',
  'other convention',
  'within the figure',
  'within rounding',
  'uninformative',
  'reproduced',
  'not derivable',
]
