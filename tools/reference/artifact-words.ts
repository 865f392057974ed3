/** One sentence for each artifact that a stage writes, by its path without `data/derived/{cohort}/`. */
export const ARTIFACTS: Readonly<Record<string, string>> = {
  '1-ingest/descriptors.json':
    'the two descriptors as they were read, with line and column of every property',
  '1-ingest/source/{engine}.json': 'of a registry: which files or tables an engine opens',
  '1-ingest/{file}.csv':
    'a raw table as text, in UTF-8 with commas; the column `#line` has the line in the raw file',
  '1-ingest/manuscript/{manuscript}.json':
    'the text of `manuscript.docx` or `manuscript.md`, paragraph by paragraph with its places, bound numbers and slots; only where there is a manuscript',
  '1-ingest/{member}.datapackage.json':
    'of a pooled cohort: the description of a package and the hashes of its tables',
  '2-validate/subjects.csv':
    'a row per patient, a column per recorded or derived variable; no row in a registry or pooled cohort',
  '2-validate/variables.json': 'the variables, in the order of the columns of `subjects.csv`',
  '2-validate/fields.json':
    'what the data dictionary declares of each recorded variable: limits, categories, rounding',
  '2-validate/sizes.csv': 'number of patients recorded, excluded and analysed',
  '2-validate/rows/{name}.json': 'of a registry: which counts its engine is asked for',
  '2-validate/rows.csv': 'file and line of the recorded values of each patient',
  '2-validate/checks.csv': 'each check of the data, with the number of values checked and passed',
  '2-validate/exclusions.csv': 'excluded patients and the reason',
  '2-validate/warnings.csv': 'findings that deserve a second look and stop nothing; every run prints them',
  '2-validate/claim-places/{source}.json':
    'where each claim is in the manuscript; only where the manuscript is the claims file',
  '2-validate/claims.csv':
    'the reported numbers as they were read from the raw `claims.csv`, or from the manuscript where there is none',
  '2-validate/figure-{part}.csv':
    'of a cohort from a figure: what its curves show, which all tables of the set give; no file otherwise',
  '2-validate/claims-beside/{source}.csv':
    'of a cohort from a figure: the bound numbers of a manuscript beside `claims.csv`; no file otherwise',
  '2-validate/faults/{file}.json': 'faults of `claims.csv`; no file if there are none',
  '2-validate/{member}.event-table.csv':
    'of a pooled cohort: the event table of a centre, as the centre sent it',
  '2-validate/{member}.counts.csv': 'of a pooled cohort: the counts of a centre, as the centre sent them',
  '2-validate/plan/study.json': 'title, question, origin, limits and amendments of the plan',
  '2-validate/plan/publish.json': 'whether the cohort may be shown outside its own folders',
  '2-validate/plan/disclosure.json': 'which public editions the plan asks for; null for none',
  '2-validate/plan/rules.json': 'conventions, confidence level and significance level in use',
  '2-validate/plan/counting.json': 'the counts and event tables that the analyses need',
  '2-validate/plan/variables.json': 'derived variables',
  '2-validate/plan/checks.json': 'checks that the plan declares',
  '2-validate/plan/populations.json': 'populations',
  '2-validate/plan/endpoints.json': 'endpoints',
  '2-validate/plan/summaries.json': 'summaries of variables',
  '2-validate/plan/estimates.json': 'estimates of survival',
  '2-validate/plan/tests.json': 'tests between groups',
  '2-validate/plan/models.json': 'regression models',
  '2-validate/plan/simulations.json': 'simulations of tests and intervals',
  '2-validate/plan/figures.json': 'figures',
  '2-validate/plan/tables.json': 'tables of the report',
  '3-durations/follow-ups.csv':
    'a row per patient and endpoint, with the names of CDISC ADTTE; no row in a registry or pooled cohort',
  '3-durations/event-table.csv':
    'per endpoint, stratum, group and time: number at risk, events, competing events, censored',
  '3-durations/counts.csv': 'how many patients of a group have each value of a variable',
  'reports/{cohort}/public/{edition}.json':
    'what the public edition shows: the only data that its figures and page read',
  'reports/{cohort}/public/{table}.csv': 'the same as tables',
  '2-validate/notices/{notice}.json': 'sentences about claims.csv that every run prints',
  '3-public/notices/{notice}.json': 'sentences about a public edition that every run prints',
  '4-estimate/results.csv': 'estimates and summaries, in the one format of results',
  '4-estimate/curves.csv': 'the points of every curve; a value holds from its time to the next point',
  '5-compare/simulations.csv': 'results of simulations, in the one format of results',
  '5-compare/results.csv': 'tests and models, in the one format of results',
  '5-checks/{model}.csv':
    'of a Cox model of which a figure draws checks (log-minus-log curves, scaled Schoenfeld residuals and the smooth through them) or survival curves',
  '6-audit/verdicts.csv': 'the verdict of every claim',
  '6-audit/fingerprint.csv':
    'how many reported numbers each named rule, each program and the best mixture reproduce',
  '6-audit/rounding.csv': 'the range of a result under all exact times that round to the recorded ones',
  '6-audit/one-set.csv': 'whether one set of exact times gives all reported numbers of an analysis',
  '6-audit/beside/{source}.csv':
    'of a cohort from a figure with a manuscript beside `claims.csv`: which tables of the figure give each number of the manuscript; no file otherwise',
  '6-audit/figure-{part}.csv':
    'of a cohort from a figure: the range of each result over the tables that give the figure, and how it is known',
  '6-audit/consistency.csv': 'reported numbers compared with each other, without data',
  '6-audit/faults/{file}.json': 'faults of `claims.csv` that leave the audit out; no file if there are none',
  '6-search/explanations.csv':
    'the smallest changes under which a number that is not reproduced would be as reported',
  '6-search/joint.csv': 'the one, two and three changes of the data that together explain most claims',
  '6-search/search.json': 'extent of the search: budget, changes tried, changes not tried',
  'reports/{cohort}/figures/{figure}.svg': 'a figure for two columns of a journal, 180 mm',
  'reports/{cohort}/figures/85mm/{figure}.svg': 'the same figure for one column, 85 mm, and for phones',
  'reports/{cohort}/figures/{figure}.vl.json': 'the same data points as a Vega-Lite specification',
  '7-figures/figures.json': 'title, caption and description in words of each figure',
  'reports/{cohort}/public/figures/{figure}.svg': 'a curve of the public edition, for 180 mm',
  'reports/{cohort}/public/figures/85mm/{figure}.svg': 'the same curve for 85 mm',
  'reports/{cohort}/index.html': 'the report: one file, complete without a network',
  'reports/{cohort}/results.html': 'all results: where each number of the report leads',
  'reports/{cohort}/public/{page}.html': 'the page of the public edition',
  'reports/{cohort}/manuscript.{ending}':
    'the manuscript with the numbers, tables and figures of this run; only where there is one without faults',
  '9-manuscript/{table}.csv':
    '`bound`: each number of the manuscript with its result; `changes`: what differs from the text that was filled, and why; `claims` and `verdicts`: its numbers in the form of `claims.csv` and the verdict of each, where there is a `claims.csv` besides',
  '9-manuscript/faults/{file}.json':
    'faults of the manuscript: then it is not filled; no file if there are none',
  '9-manuscript/notices/{notice}.json':
    'how many numbers are bound, and which are open, if any are; every run prints it',
  '9-manuscript/remarks/{remark}.json': 'how many numbers are bound, if all are; every run prints it',
  'reports/index.html': 'the list of all cohorts',
}
