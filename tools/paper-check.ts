/**
 * How often `check` is wrong: `npx tsx tools/paper-check.ts <folder> [--list] [--every <n>]`. Checks each paper of a folder and
 * prints the rows of docs/measurements/paper-check.md; with `--list` each contradiction and question, to be judged by
 * hand; with `--every 10` every tenth paper by name. If the folder has a `planted.tsv` (file, true text, wrong text, check),
 * each error of it is planted in turn, and the row says how many were found.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPaper } from '../documents/papers/read-paper.ts'
import { type CheckedPaper, checkedPaper } from '../stages/commands/check/checked-paper.ts'

import { plantedIn } from './support/planted-errors.ts'

const [folder = '', ...options] = process.argv.slice(2)
const step = options.includes('--every') ? Number(options[options.indexOf('--every') + 1]) : 1
const isListed = options.includes('--list')

const papers = readdirSync(folder)
  .filter((name) => /\.(?:txt|n?xml|html?|pdf|docx)$/.test(name))
  .toSorted()
  .filter((_, i) => i % step === 0)

const total = { papers: 0, unread: 0, numbers: 0, compared: 0, contradictions: 0, questions: 0 }
const byCheck = new Map<string, number>()

const checked = async (bytes: Uint8Array, name: string): Promise<CheckedPaper | null> => {
  const reading = await readPaper(bytes, name)
  return 'faults' in reading ? null : checkedPaper(reading.document.paragraphs)
}

const add = (name: string, { outcome, check, detail, numbers }: CheckedPaper['findings'][number]): void => {
  const key = `| ${check} | ${outcome} |`
  byCheck.set(key, (byCheck.get(key) ?? 0) + 1)
  if (outcome !== 'contradiction' && outcome !== 'question') return
  total[outcome === 'contradiction' ? 'contradictions' : 'questions'] += 1
  if (!isListed) return
  const sentences = [...new Set(numbers.map(({ sentence }) => sentence))].join(' || ')
  console.log(
    `${outcome} ${check} ${name}: ${detail}\n   [${numbers.map(({ text }) => text).join('; ')}] ${sentences}`,
  )
}

for (const name of papers) {
  const paper = await checked(readFileSync(join(folder, name)), name)
  if (paper === null) {
    total.unread += 1
    continue
  }
  total.papers += 1
  total.numbers += paper.found
  total.compared += paper.checked
  for (const finding of paper.findings) add(name, finding)
}

const { papers: read, unread, numbers, compared, contradictions, questions } = total
console.log('| papers | without text | numbers | compared | contradictions | questions |')
console.log('|---|---|---|---|---|---|')
console.log(`| ${read} | ${unread} | ${numbers} | ${compared} | ${contradictions} | ${questions} |\n`)
console.log('| check | outcome | findings |\n|---|---|---|')
for (const [key, n] of [...byCheck].toSorted()) console.log(`${key} ${n} |`)

if (existsSync(join(folder, 'planted.tsv'))) {
  const planted = plantedIn(folder)
  let found = 0
  for (const { file, check, text, wrong } of planted) {
    const paper = await checked(new TextEncoder().encode(text), `${file}.txt`)
    const alarms = paper?.findings.filter(
      ({ outcome }) => outcome === 'contradiction' || outcome === 'question',
    )
    const isFound = alarms?.some((alarm) => alarm.check === check) === true
    found += isFound ? 1 : 0
    if (!isFound || isListed)
      console.log(
        `${isFound ? 'found' : 'missed'}: ${file}: ${wrong}: ${alarms?.map((alarm) => `${alarm.outcome} ${alarm.check}`).join(', ')}`,
      )
  }
  console.log(`\n${found} of ${planted.length} planted errors are found`)
}
