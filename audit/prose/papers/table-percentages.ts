/** A count with its percentage, as a cell reports them. */
export interface ReportedShare {
  readonly count: number
  readonly countText: string
  readonly percentText: string
  /** The denominator, if the cell has it. */
  readonly patients: string | null
}

const SHARE = /^(\d{1,6}|\d{1,3}(?:,\d{3})+)(?: ?\/ ?(\d{1,6}))? ?\((\d{1,3}(?:\.\d{1,2})?) ?(%?)\)$/

/** `20 (66.7)`, `20 (66.7%)` or `20/30 (66.7%)`; null for any other text. */
export const shareIn = (text: string): (ReportedShare & { readonly hasSign: boolean }) | null => {
  const match = SHARE.exec(text.replace(/·/g, '.'))
  if (match === null || Number(match[3]) > 100) return null
  return {
    count: Number(match[1]!.replace(/,/g, '')),
    countText: match[1]!,
    percentText: match[3]!,
    patients: match[2] ?? null,
    hasSign: match[4] === '%',
  }
}

const OTHER = /\b(?:mean|median|SD|IQR|range|score|rate|ratio|CI)\b|±/i

/** Whether the number in parentheses is a percentage: the cell, its label, the heading of its group or its head says so. */
export const isReportedWithPercent = (
  { label, groups, heads }: CellWords,
  { hasSign }: { readonly hasSign: boolean },
): boolean => {
  const words = [label, ...groups.slice(-1), ...heads]
  return (hasSign || words.some((text) => /%|percent/i.test(text))) && !words.some((text) => OTHER.test(text))
}

/** The number of patients that heads name, "n = 30"; null if they name none, or more than one. */
export const patientsOf = (
  heads: readonly string[],
): { readonly text: string; readonly number: number } | null => {
  const all = heads.flatMap((head) => [
    ...head.matchAll(/\bn ?= ?(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,]\d)/gi),
  ])
  const texts = [...new Set(all.map((match) => match[1]!))]
  const [text] = texts
  return text === undefined || texts.length > 1 ? null : { text, number: Number(text.replace(/,/g, '')) }
}

/**
 * Whether count / patients rounds to the percentage. Exactly a half may go up or down: programs differ. In whole numbers,
 * so that no binary fraction decides.
 */
export const agrees = ({ count, percentText }: ReportedShare, patients: number): boolean => {
  const decimals = percentText.split('.')[1]?.length ?? 0
  const printed = Number(percentText.replace('.', ''))
  // |count / patients * 100 * 10^d - printed| <= 1/2
  return (
    patients > 0 && Math.abs(2 * (count * 100 * Number(`1e${decimals}`) - printed * patients)) <= patients
  )
}

/** Whether the percentage lies exactly between two that can be printed: programs round it up or down. */
export const isBetween = ({ count, percentText }: ReportedShare, patients: number): boolean => {
  const steps = 200 * Number(`1e${percentText.split('.')[1]?.length ?? 0}`) * count
  return steps % patients === 0 && (steps / patients) % 2 === 1
}

/** Whether another number of patients up to the largest gives the percentage. */
export const explains = (share: ReportedShare, largest: number): boolean => {
  for (let patients = Math.max(1, share.count); patients <= Math.min(largest, MOST_PATIENTS); patients++)
    if (agrees(share, patients)) return true
  return largest > MOST_PATIENTS
}

/** With more patients nearly every percentage is that of some number of them. */
const MOST_PATIENTS = 100_000

/** The words around a cell. */
interface CellWords {
  readonly label: string
  readonly groups: readonly string[]
  readonly heads: readonly string[]
}
