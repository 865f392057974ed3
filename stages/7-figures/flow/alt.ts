import { displayResult } from '../../../cohort/results/shown-text.ts'
import type { FlowBranch, FlowData, FlowOpen } from './data.ts'

export const flowAlt = ({ title, recorded, exclusions, included, branches }: FlowData): string =>
  [
    `${title}. Flow of ${recorded} recorded subjects.`,
    ...exclusions.map(
      ({ reason, count, open }) =>
        `Excluded: ${count} (${reason}${open.map((entry) => `; ${openText(entry)}, kept`).join('')}).`,
    ),
    ...(exclusions.length === 0 ? [] : [`Included: ${included}.`]),
    ...branches.map(branchWords),
  ].join(' ')

const branchWords = ({ title, n, excluded, outcomes }: FlowBranch): string => {
  const excludedText =
    excluded === null
      ? ''
      : `, ${excluded.count} excluded (${excluded.reason}${excluded.open.map((entry) => `; of them ${openText(entry)}`).join('')})`
  return `${title}: n = ${displayResult(n)}${excludedText}; ${outcomes.map(({ label, result }) => `${displayResult(result)} ${label}`).join(', ')}.`
}

/** `Age not recorded: 2`. */
export const openText = ({ missing, count }: FlowOpen): string => `${missing}: ${count}`

export const FLOW_CAPTION =
  'Patients in each analysis and their outcomes. Patients who were screened but not tabulated are not known.'
