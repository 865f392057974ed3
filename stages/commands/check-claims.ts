import type { Claim } from '../../audit/claims/claim.ts'
import { comparableClaims } from '../../audit/claims/comparable-claims.ts'
import { consistency } from '../../audit/consistency/consistency.ts'
import type { Finding } from '../../audit/consistency/finding.ts'
import { USUAL_LEVELS } from '../../audit/consistency/levels.ts'
import { unitAfter } from '../../cohort/values/unit.ts'
import type { Command } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError, faultText } from '../../pipeline/fault.ts'
import { plural, shown as shownText } from '../../pipeline/words.ts'
import { readTable } from '../1-ingest/read-table.ts'
import { earlierIds } from '../2-validate/claims/claim-notices.ts'
import { readClaims } from '../2-validate/claims/read-claims.ts'

export const command: Command = {
  name: 'check-claims',
  summary: 'check the reported numbers of a claims file against each other, without data',
  isForAnyFolder: true,
  flags: { json: { type: 'boolean' }, all: { type: 'boolean' } },
  help: `npm run pipeline -- check-claims <claims.csv> [--all] [--json]

Checks the reported numbers of a paper against each other, without any data: percentages against counts,
intervals against estimates, ratios and their intervals against P values, test statistics and counts of two
groups against P values, parts and groups against totals, medians against attainable values, rates against
time. NS is read as P >= 0.05, intervals as 95% intervals. The ids in the column "result" show which numbers
belong together (npm run pipeline -- results <cohort> lists such ids; any id of that form works, such as
relapse/share, relapse/n, or relapse-by-arm/arm=A/share), and so do claims whose ids end in -count and
-share, or that have the same text in the column "statement". Only the claims file is read.

Each finding lists the reported numbers that it concerns, with their places in the paper.
  inconsistent       no data can give these numbers together
  cannot be settled  the paper does not report the number that would decide
  uninformative      nearly every number would pass the check
Rows with problems are listed and excluded. The exit code is 1 if there are such rows, or if no two numbers
belong together, so that nothing could be checked.

  --all   also list consistent and uninformative checks

Example
  npm run pipeline -- check-claims data/raw/<cohort>/claims.csv
`,
  run: async ({ words: [file, ...others], flags }) => {
    if (file === undefined || others.length > 0) throw new CallError('check-claims: give one claims file')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`${file}: expected a claims file, found none`)
    const read = readTable(file, bytes, { encoding: 'utf-8', delimiter: ',' })
    const stated = readClaims(read.table)
    const faults = read.faults.length > 0 ? read.faults : stated.faults
    if (faults.length > 0)
      process.stderr.write(`${faults.map((fault) => faultText({ ...fault, file })).join('\n')}\n`)
    if (stated.respelled.length > 0) process.stderr.write(`warning  ${file}: ${earlierIds(stated)}\n`)
    if (read.faults.length > 0) return 1
    const findings = consistency(comparableClaims(stated.claims, USUAL_LEVELS))
    if (flags['json']) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
    else process.stdout.write(textOf(findings, stated.claims, flags['all'] === true))
    return faults.length > 0 || findings.length === 0 ? 1 : 0
  },
}

const OUTCOMES: readonly Finding['outcome'][] = [
  'inconsistent',
  'cannot be settled',
  'no power',
  'consistent',
]

const NOTHING =
  'nothing could be checked: by the ids in the column "result" no two numbers belong together, such as relapse/count with relapse/n and relapse/share, or os/hazard-ratio with os/hazard-ratio-lower, os/hazard-ratio-upper and os/p\n'

const textOf = (findings: readonly Finding[], claims: readonly Claim[], all: boolean): string => {
  if (findings.length === 0) return NOTHING
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const shown = OUTCOMES.slice(0, all ? 4 : 2).flatMap((outcome) =>
    findings.filter((finding) => finding.outcome === outcome),
  )
  const counts = OUTCOMES.toReversed().map((outcome) => {
    const count = findings.filter((finding) => finding.outcome === outcome).length
    return `${count} ${outcome === 'no power' ? 'uninformative' : outcome}`
  })
  const blocks = shown.map(({ check, outcome, claims: ids, detail }) =>
    [
      `${outcome === 'no power' ? 'uninformative' : outcome}: ${check}: ${detail}`,
      ...ids.map((id) => claimText(byId.get(id)!)),
    ].join('\n'),
  )
  return `${blocks.map((block) => `${block}\n\n`).join('')}${plural(findings.length, 'check')}: ${counts.join(', ')}\n`
}

/** "    12.5 mo  Abstract, Results: Time to local recurrence, median (abstract-...)", fit for a terminal. */
const claimText = ({ id, place, label, published, unit }: Claim): string =>
  `    ${published}${unitAfter(published, unit)}  ${shownText(place)}: ${shownText(label)} (${id})`
