import { consistency } from '../cohort/audit/consistency/consistency.ts'
import type { Finding } from '../cohort/audit/consistency/finding.ts'
import type { Command } from '../pipeline/commands/command.ts'
import { openDisk } from '../pipeline/disk.ts'
import { CallError, faultText } from '../pipeline/fault.ts'
import { plural } from '../pipeline/words.ts'
import { readTable } from './1-ingest/read-table.ts'
import { readClaims } from './2-validate/read-claims.ts'

export const command: Command = {
  name: 'check-claims',
  summary: 'printed numbers against each other, from a claims file alone',
  flags: { json: { type: 'boolean' }, all: { type: 'boolean' } },
  help: `npm run pipeline -- check-claims <claims.csv> [--all] [--json]

Checks what a paper printed against itself, without any data: percentages against counts, intervals
against their estimates, test statistics against p, parts against sums, medians against attainable
values, rates against time. Which numbers belong together is read from the ids in the column result
(npm run pipeline -- results <cohort> lists such ids; any id of that form will do) and from claims
whose ids end in -count and -share.

  --all   also what is consistent

Example
  npm run pipeline -- check-claims data/raw/<cohort>/claims.csv
`,
  run: async ({ words: [file, ...others], flags }) => {
    if (file === undefined || others.length > 0) throw new CallError('check-claims: expected one claims file')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`check-claims: expected a file, found no ${file}`)
    const read = readTable(file, bytes, { encoding: 'utf-8', delimiter: ',' })
    const stated = readClaims(read.table)
    const faults = read.faults.length > 0 ? read.faults : stated.faults
    if (faults.length > 0) {
      process.stderr.write(`${faults.map((fault) => faultText({ ...fault, file })).join('\n')}\n`)
      return 1
    }
    const findings = consistency(stated.claims)
    if (flags['json']) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
    else process.stdout.write(textOf(findings, flags['all'] === true))
    return 0
  },
}

const textOf = (findings: readonly Finding[], all: boolean): string => {
  const shown = findings.filter(
    ({ outcome }) => all || outcome === 'inconsistent' || outcome === 'cannot be settled',
  )
  const count = (outcome: Finding['outcome']): number =>
    findings.filter((finding) => finding.outcome === outcome).length
  return `${shown.map(({ check, outcome, claims, detail }) => `${outcome}: ${check}: ${detail} (${claims.join(', ')})\n`).join('')}${plural(findings.length, 'check')}: ${count('consistent')} consistent, ${count('inconsistent')} inconsistent, ${count('cannot be settled')} cannot be settled, ${count('no power')} without power\n`
}
