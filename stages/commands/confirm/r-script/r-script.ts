import type { Result } from '../../../../cohort/results/result.ts'
import { groupBy } from '../../../../cohort/values/group-by.ts'
import { type Block, type Confirmation, type NoCounterpart, withoutCode } from './block.ts'
import { derivationLines } from './data/derivation-code.ts'
import { endpointLines, exclusionLines, type FrameNames, populationLines } from './data/follow-up-code.ts'
import { tableLines } from './data/table-code.ts'
import { calledFunctions } from './functions/called-functions.ts'
import { rComment, rNames, rString } from './r-text.ts'
import { estimateBlock } from './results/estimate-code.ts'
import { modelBlock } from './results/model-code.ts'
import { differenceBlock, summaryBlock } from './results/summary-code.ts'
import { testBlock } from './results/test-code.ts'
import type { ConfirmedStudy } from './study.ts'

/** The script, which results R iterates for, and which it does not compute. */
export interface RScript {
  readonly text: string
  /** The ids that the script computes. */
  readonly ids: readonly string[]
  readonly iterated: ReadonlySet<string>
  readonly without: readonly NoCounterpart[]
}

/** Columns that the script adds to the variables of a patient. */
const OWN_COLUMNS = ['entry_time', 'exit_time', 'exit_cause']

/**
 * A script in R that computes the results of a cohort from its raw tables, with survival, cmprsk and stats only.
 * @throws if a variable has the name of a column of the script
 */
export const rScript = (study: ConfirmedStudy): RScript => {
  const taken = OWN_COLUMNS.find((name) => study.variables.has(name))
  if (taken !== undefined)
    throw new Error(`expected a variable of another name than ${taken}, which the script uses`)
  const { blocks, without } = confirmationOf(study, frameNames(study))
  const body = [...dataLines(study, frameNames(study)), ...blocks.flatMap(blockLines)]
  const results = blocks.flatMap((block) => block.results)
  return {
    text: `${[...header(study, results.length), ...calledFunctions(body), ...body, ...FOOTER].join('\n')}\n`,
    ids: results.map(({ id }) => id),
    iterated: new Set(results.filter(({ iterates }) => iterates).map(({ id }) => id)),
    without,
  }
}

const frameNames = ({ populations, endpoints }: ConfirmedStudy): FrameNames => {
  const [population, times] = [rNames('patients'), rNames('times')]
  // each name is asked for once here, so that it does not depend on the order of later questions
  for (const name of Object.keys(populations)) population(name)
  for (const name of Object.keys(endpoints)) times(name)
  return { population: (among) => (among === undefined ? 'patients' : population(among)), times }
}

/** The blocks in the order of the results: one for each analysis, and for each group of a summary or an estimate. */
const confirmationOf = (study: ConfirmedStudy, names: FrameNames): Confirmation => {
  const estimated = groupBy(study.estimateResults, ({ analysis, group, statistic }) =>
    [analysis, group, ...(statistic === DIFFERENCE ? [statistic] : [])].join('\n'),
  )
  const compared = groupBy(study.testResults, ({ analysis }) => analysis)
  const parts = [
    ...[...estimated.values()].map((results) => estimatedPart(results, study, names)),
    ...[...compared.values()].map((results) => comparedPart(results, study, names)),
    withoutCode(study.simulationResults, 'simulated with random numbers of Casebook'),
  ]
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    without: parts.flatMap(({ without }) => without),
  }
}

const DIFFERENCE = 'standardized-difference'

type Part = (results: readonly Result[], study: ConfirmedStudy, names: FrameNames) => Confirmation

const estimatedPart: Part = (results, study, names) => {
  const [{ analysis, group, statistic } = results[0]!] = results
  if (statistic === DIFFERENCE) return differenceBlock(analysis, results[0]!, study, names)
  return Object.hasOwn(study.summaries, analysis)
    ? summaryBlock(analysis, group, results, study, names)
    : estimateBlock(analysis, group, results, study, names)
}

const comparedPart: Part = (results, study, names) => {
  const [{ analysis } = results[0]!] = results
  return Object.hasOwn(study.tests, analysis)
    ? testBlock(analysis, results, study, names)
    : modelBlock(analysis, results, study, names)
}

const header = ({ title, cohort }: ConfirmedStudy, count: number): readonly string[] => [
  rComment(title),
  '#',
  `# ${count} results, computed by R from the raw tables. Casebook wrote this text and computes nothing in it: read it, run`,
  '# it, change it. It needs R with the packages survival and cmprsk.',
  '#',
  '#   Rscript confirm.R [folder of the raw tables]',
  '#',
  rComment(
    `writes results.csv: the value of each result, under the id that it has in data/derived/${cohort}.`,
  ),
  '',
  'suppressMessages({ library(survival); library(cmprsk) })',
  'script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))',
  'here <- if (length(script) == 1) dirname(script) else "."',
  `data_folder <- c(commandArgs(TRUE), file.path(here, "..", "..", "raw", ${rString(cohort)}))[1]`,
  '',
  '# Each result is kept under its id; a value that does not exist is NA. One that R cannot compute is left out.',
  'computed <- numeric(0)',
  'result <- function(id, value) tryCatch({',
  '  number <- suppressWarnings(as.numeric(value)[1])',
  '  computed[id] <<- if (is.finite(number)) number else NA',
  '}, error = function(e) message(id, ": ", conditionMessage(e)))',
  '',
]

const dataLines = (study: ConfirmedStudy, names: FrameNames): readonly string[] => [
  '',
  `# ---- Patients ${'-'.repeat(60)}`,
  ...tableLines(study.dataPackage, study.subject, study.derivations),
  '',
  '# Variables that the plan derives',
  ...derivationLines(study.derivations, study.variables),
  ...section('Excluded patients', exclusionLines(study)),
  ...section('Populations', populationLines(study, names)),
  '',
  `# ---- Endpoints ${'-'.repeat(59)}`,
  ...endpointLines(study, names),
]

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `# ${title}`, ...lines]

const blockLines = ({ heading, shared, results }: Block): readonly string[] => [
  '',
  `${rComment(`---- ${heading}`)} ----`,
  'try({',
  ...shared.map((line) => `  ${line}`),
  ...results.map(({ id, code }) => `  result(${rString(id)}, ${code})`),
  '})',
]

const FOOTER: readonly string[] = [
  '',
  `# ---- Results ${'-'.repeat(61)}`,
  'write.csv(data.frame(id = names(computed), value = formatC(computed, digits = 15, format = "g", width = 1)),',
  '          "results.csv", row.names = FALSE, fileEncoding = "UTF-8")',
  'version <- function(package) paste(package, packageDescription(package)$Version)',
  'cat(paste0("R ", getRversion(), ", ", version("survival"), ", ", version("cmprsk"), "\\n"))',
]
