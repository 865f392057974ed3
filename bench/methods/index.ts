// npm run bench -- methods: tests of means, correlations and logistic models on 10,000 distinct values, beside R; to docs/measurements/methods.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { pearson } from '../../statistics/association/pearson.ts'
import { spearman } from '../../statistics/association/spearman.ts'
import { hosmerLemeshow } from '../../statistics/logistic/hosmer-lemeshow.ts'
import { logisticRegression } from '../../statistics/logistic/logistic-regression.ts'
import { modelArea } from '../../statistics/logistic/roc-area.ts'
import { anova } from '../../statistics/means/anova.ts'
import { pairedT } from '../../statistics/means/paired-t.ts'
import { student } from '../../statistics/means/student.ts'
import { welch } from '../../statistics/means/welch.ts'
import { welchAnova } from '../../statistics/means/welch-anova.ts'
import { randomBelow } from '../../statistics/numbers/random.ts'

const ROWS = 10_000
const ROUNDS = 30
const LEVEL = 0.95

const below = randomBelow(20_261_201)

/** Every x is distinct, as are the pairs: the most that counts can cost. */
const rows = Array.from({ length: ROWS }, (_, i) => ({
  group: 1 + (i % 2),
  x: (below(1000) * ROWS + i) / 1000,
  y: below(1_000_000) / 100,
  long: Math.sqrt(1 + below(1_000_000) + i / ROWS),
}))

const counted = (values: readonly number[]) => ({ values, counts: values.map(() => 1) })
const ofGroup = (group: number, measure: (row: (typeof rows)[number]) => number) =>
  counted(rows.filter((row) => row.group === group).map(measure))
const [a, b] = [ofGroup(1, ({ x }) => x), ofGroup(2, ({ x }) => x)]
const [longA, longB] = [ofGroup(1, ({ long }) => long), ofGroup(2, ({ long }) => long)]
// in thousandths, as differences of two recorded decimals are counted
const differences = counted(rows.map(({ x, y }) => (Math.round(x * 1000) - Math.round(y * 1000)) / 1000))
const pairs = rows.map(({ x, y }) => ({ x, y, count: 1 }))
const longPairs = rows.map(({ long, y }) => ({ x: long, y, count: 1 }))

/** As many covariate patterns as rows: the outcome is more frequent in the second group and with larger x. */
const patterns = rows.map(({ group, x, y }) => ({
  x: [group - 1, x, y],
  n: 1,
  events: below(10_000) < 3000 + 2000 * (group - 1) + 2000 * (x / 10_000) ? 1 : 0,
}))

const METHODS: Readonly<Record<string, () => unknown>> = {
  student: () => student(a, b, LEVEL),
  welch: () => welch(a, b, LEVEL),
  'paired-t': () => pairedT(differences, LEVEL),
  anova: () => anova([a, b]),
  'welch-anova': () => welchAnova([a, b]),
  pearson: () => pearson(pairs, LEVEL),
  spearman: () => spearman(pairs, LEVEL),
  logistic: () => logisticRegression(patterns, 1.96),
  'logistic, test of fit and area': () => {
    const model = logisticRegression(patterns, 1.96)
    return [hosmerLemeshow(model, 10), modelArea(model, 1.96)]
  },
  'welch, 17 digits': () => welch(longA, longB, LEVEL),
  'pearson, 17 digits': () => pearson(longPairs, LEVEL),
}

/** The quickest of several rounds, because other load can only slow one down. */
const quickest = (method: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    method()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

mkdirSync('build/bench', { recursive: true })
const file = 'build/bench/methods.csv'
const lines = rows.map(({ group, x, y, long }, i) => `${group},${x},${y},${long},${patterns[i]!.events}`)
writeFileSync(file, `group,x,y,long,event\n${lines.join('\n')}\n`)
const peer = JSON.parse(
  execFileSync('Rscript', ['bench/methods/methods.R', file], { encoding: 'utf8' }),
) as Record<string, number>
const version = execFileSync('Rscript', ['-e', 'cat(as.character(getRversion()))'], { encoding: 'utf8' })

const table = Object.entries(METHODS).map(([name, method]) => {
  const [here, there] = [quickest(method), peer[name]!]
  return `| ${name} | ${here.toFixed(2)} | ${there.toFixed(2)} | ${(here / there).toFixed(2)} |`
})

writeFileSync(
  'docs/measurements/methods.md',
  `# What single statistics cost

Written by \`npm run bench -- methods\`: tests of means, correlations and logistic models on ${ROWS.toLocaleString('en')} rows, every value distinct,
beside R ${version} in the same run; the quickest of ${ROUNDS} rounds of Casebook (Node ${process.versions.node}) and of 9 of R, after a warm-up.
Casebook starts from the distinct values with their counts, R from the rows. Casebook sums the recorded decimals exactly,
R in doubles. Bound: 1.5 times R. Recorded decimals have at most 15 digits; the last rows have values computed by a
division or a root, whose decimals have to be read from their text.

| test | Casebook, ms | R, ms | ratio |
|---|---|---|---|
${table.join('\n')}
`,
)
