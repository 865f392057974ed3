// written by "make schemas" from docs/reference/example/: edit those files

/** Valid files that have every property of the descriptors. */
export const EXAMPLES = {
  analysis: `# yaml-language-server: $schema=../../schemas/analysis.json
title: An example with every property
question: What became of these patients?
version: "1"
publish: false
subject: patient
origin: operation
cutoff: 2025-12-31
profile: r
conventions:
  median: first-at-or-below
  medianInterval: inverted-band
  band: log-log
  bandAtLimit: reason
  quartiles: 7
  mannWhitney: exact
  logRank: hypergeometric
  timeZero: first
  coxTies: efron
  fisher: probability
  chiSquare: none
  paired: exact
  proportion: wilson
  riskDifference: newcombe
  followUp: events-first
  incidenceVariance: aalen
  incidenceBand: log-log
alpha: 0.05
confidence: 0.95
style: jama # how computed numbers are shown: P = .04, 0.51-0.80; values in artifacts keep twelve digits
language: en # decimal mark and thousands separator; words stay English
audit: { daysPerMonth: 30.4375 }
limits: [One centre did not record every visit.]
amendments:
  - { date: 2026-11-22, what: Months instead of days., why: For the figure; the data had been seen. }
identifiers: { allowed: [age] }
disclosure: { editions: [public], k: 11, endpoint: survival }
variables:
  recurred: { title: Recurrence, rows: { of: events, where: { event: recurrence }, take: any } }
  recurrence: { title: First recurrence, rows: { of: events, where: { event: recurrence }, take: first, value: "on", by: "on" } }
  visits: { title: Visits, description: all of them, rows: { of: events, take: count } }
  months: { title: Follow-up, duration: { from: operated, to: seen, unit: mo, divisor: 30.4375 } }
  stay_weeks: { title: Weeks in hospital, convert: { of: stay, unit: wk } }
  stay_months: { title: Months in hospital, convert: { of: stay, unit: mo, divisor: 30.4375 } }
  diagnosed_day: { title: Diagnosis, assume: { of: diagnosed, day: 15, month: 7 } }
  year: { title: Year of operation, yearOf: operated }
  first_seen: { title: First seen, earliest: [referred, operated] }
  last_seen: { title: Last seen, latest: [operated, seen] }
  end_of_follow_up: { title: End of follow-up, day: 2023-02-23 }
  wait_for_operation: { title: Days from referral to operation, difference: [operated, referred] }
  index: { title: An index, sum: [visits, sites_count], unit: "1" }
  sites_count: { title: Number of sites, items: [sites] }
  high_grade: { title: High grade, recode: { of: grade, to: { "3": high }, otherwise: low, labels: { high: high grade, low: low grade } } }
  age_group: { title: Age group, bin: { of: age, at: [60], labels: [under 60, 60 and over] } }
  grade_kept: { title: Grade kept, compare: { left: grade_later, is: "<=", right: grade } }
  recurred_by_then: { title: Recurrence so far, changesAt: recurrence }
  lung: { title: Lung, condition: { sites: { includes: [lung] } } }
  both: { title: Lung and liver, condition: { sites: { includesAll: [lung, liver] } } }
  spread: { title: Spread, condition: { not: { sites: { empty: true } } } }
  elderly: { title: Elderly, condition: { age: { min: 70, max: 110 } } }
  known: { title: Grade known, condition: { all: [{ grade: { present: true } }, { grade_later: { present: true } }] } }
  early: { title: Operated early, condition: { operated: { since: 2010-01-01, until: 2014-12-31 } } }
exclude:
  diagnosis-vague: { title: day of diagnosis unknown, condition: { diagnosed: { partial: true } } }
populations:
  high: { title: patients with high grade, condition: { any: [{ grade: "3" }, { grade_later: ["2", "3"] }] } }
checks:
  order: { title: Operated before last contact, order: [operated, seen] }
  parts: { title: The parts make the whole, sum: [anterior, posterior], is: removed }
  grade-known: { title: Who was radiated has a grade, if: { radiated: true }, must: { grade: { present: true } } }
warnings: { outliers: [age], fence: 3, duplicates: [age, sex, operated] }
endpoints:
  survival:
    code: OS
    title: Overall survival
    description: From the operation.
    among: high
    from: operated
    enters: first_seen
    event: { label: death, when: { died: true }, at: seen }
    until: seen
    in: { unit: mo, divisor: 30.4375 }
    cutoff: 2025-06-30
    landmark: 3
  recurrence-free:
    code: RFS
    title: Time to recurrence
    survival: freedom from recurrence
    from: operated
    event: { label: recurrence, when: { recurred: true }, at: recurrence }
    competing:
      death: { label: death without recurrence, when: { recurred: false, died: true }, at: seen }
    until: seen
summaries:
  age-by-sex: { title: Age, variable: age, among: high, by: sex, standardizedDifference: true }
estimates:
  survival-curve: { title: Survival, endpoint: survival, at: [12, 24], given: [12], followUp: [observed, censored], ticks: 12, by: [sex], quantiles: [0.5], restricted: [60], exact: true }
  recurrence: { endpoint: recurrence-free, lifeTable: [12, 24] }
tests:
  by-sex:
    title: Survival by sex
    method: log-rank
    endpoint: survival
    by: sex
    strata: [centre]
    weight: { rho: 1, gamma: 0 }
    permutation: studentised
    monteCarlo: { runs: 9999, seed: 1 }
  by-age: { method: log-rank, endpoint: recurrence-free, by: age_group, scores: [0, 1], pairwise: holm, control: under 60 }
  across-centres: { method: heterogeneity, endpoint: survival, by: sex, across: centre }
  incidence: { method: gray, endpoint: recurrence-free, by: sex, cause: death }
  at-two-years: { method: landmark-difference, endpoint: survival, by: sex, at: [24] }
  grade-by-sex: { method: fisher, midP: true, variable: high_grade, by: sex, among: high }
  means-at-five-years: { method: restricted-mean, endpoint: survival, by: sex, at: [60] }
  recurred-by-age: { method: chi-square, variable: recurred, by: age_group }
  age-by-grade: { method: mann-whitney, variable: age, by: high_grade }
  age-by-year: { method: kruskal-wallis, variable: age, by: centre }
  lung-and-both: { method: mcnemar, before: lung, after: both }
  grade-change: { method: signed-rank, before: grade, after: grade_later }
  age-in-both-sexes: { method: student, variable: age, by: sex }
  age-mean-by-sex: { method: welch, variable: age, by: sex, among: high }
  wait-and-stay: { method: paired-t, before: wait_for_operation, after: stay }
  age-means: { method: anova, variable: age, by: centre }
  age-means-apart: { method: welch-anova, variable: age, by: centre }
  age-and-visits: { method: pearson, x: age, y: visits }
  age-and-sites: { method: spearman, x: age, y: sites_count }
  grades: { method: kendall, x: grade, y: grade_later }
  recurred-by-centre: { method: cochran-armitage, variable: recurred, by: age_group, scores: [0, 1] }
models:
  hazard: { title: Death, method: cox, endpoint: survival, covariates: [age, sex], per: { age: 10 }, strata: [centre], ties: efron, table: both, levelCounts: true, firth: false }
  sex-by-grade: { method: cox, endpoint: survival, covariates: [sex, grade], covariateTests: true, concordance: true, interaction: { of: sex, with: grade } }
  selected: { method: cox, endpoint: recurrence-free, covariates: [sex, age], select: { rule: backward, above: 0.1 }, concordanceUntil: 24 }
  adjusted-survival: { method: cox, endpoint: survival, covariates: [sex, age], adjusted: { at: [12, 60], by: sex, patients: { man-of-60: { sex: m, age: 60 } } } }
  after-recurrence: { title: Death after recurrence, method: cox, endpoint: survival, covariates: [recurred_by_then, sex], cluster: patient }
  in-centres: { method: cox, endpoint: recurrence-free, covariates: [sex, age], robust: true, cluster: centre }
  recurrence-odds: { title: Recurrence, method: logistic, outcome: recurred, among: high, covariates: [sex, age], per: { age: 10 }, table: both, levelCounts: true, covariateTests: true, riskGroups: 5, firth: false }
  recurrence-model: { method: fine-gray, endpoint: recurrence-free, covariates: [sex], cause: death }
simulations:
  size: { title: Size of the log-rank test, test: by-sex, runs: 2000, seed: 1 }
  coverage: { estimate: survival-curve, seed: 2 }
figures:
  survival:
    kind: kaplan-meier
    title: Survival by sex
    estimate: survival-curve
    by: sex
    test: by-sex
    model: hazard
    band: true
    scale: percent
    range: [0, 1]
    direction: down
    censoring: true
    medians: true
    landmarks: true
    end: { atRisk: 1 }
    table: at-risk-events
    labels: ends
    axes: { time: Months since the operation, height: Alive (%) }
    colours: ["#0b3c6f", "#d9730d"]
  recurrences: { kind: cumulative-incidence, title: Recurrence and death, estimate: recurrence, complement: true }
  hazard: { kind: cumulative-hazard, title: Cumulative hazard of death, estimate: survival-curve, end: 24, censoring: false }
  followed: { kind: follow-up, title: Follow-up, estimate: survival-curve }
  reported: { kind: audit, title: Reported and recomputed numbers }
  ratios: { kind: forest, title: Hazard ratios by sex, of: [across-centres, grade-by-sex], favours: [men, women], axis: [0.05, 20] }
  assumptions: { kind: proportional-hazards, title: Checks of the model of death, model: hazard }
  by-the-model: { kind: adjusted-survival, title: Survival by the model, model: adjusted-survival }
  flow: { kind: flow, title: Flow of patients, estimates: [survival-curve] }
  lanes:
    kind: swimmer
    title: Each patient
    until: months
    label: sex
    end: grade
    ongoing: ["1", "2"]
    colour: sex
    group: age_group
    sort: longest
    marks: [{ at: stay_months, label: discharge }]
    periods: [{ from: stay_months, to: months, label: after discharge }]
tables:
  survival-over-time: { kind: differences, title: Survival over time, estimate: survival-curve, by: sex, tests: [at-two-years, means-at-five-years], notes: [Kaplan-Meier.] }
  patients: { kind: listing, title: Patients, columns: [patient, age, sex], notes: [Age at operation.] }
  by-sex-table: { kind: characteristics, title: Patients by sex, by: sex, among: high, rows: [age, stay, grade], means: [age], tests: { numbers: mann-whitney, means: student, categories: fisher }, standardizedDifferences: true, notes: [Percentages are of patients with data.] }
`,
  datapackage: `{
  "$schema": "../../schemas/datapackage.json",
  "name": "example",
  "title": "An example with every property",
  "description": "Nobody's data: it shows how things are written.",
  "version": "1.0.0",
  "created": "2026-11-22",
  "homepage": "https://example.org/registry",
  "keywords": ["sarcoma", "survival", "synthetic"],
  "licenses": [{ "name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0" }],
  "sources": [{ "title": "A registry", "path": "https://example.org/registry", "email": "registry@example.org", "version": "2026-03" }],
  "contributors": [{ "title": "A. Person", "path": "https://orcid.org/0000-0000-0000-0000", "email": "person@example.org", "role": "contributor", "roles": ["contributor"] }],
  "database": { "environment": "CASEBOOK_REGISTRY", "snapshot": "2026-06-30", "shard": "centre", "subjects": "in one shard", "timeout": 3600 },
  "resources": [
    {
      "name": "patients",
      "path": "patients.csv",
      "title": "Patients",
      "description": "One row a patient.",
      "source": {
        "file": "export.xlsx",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "converter": "xlsx/1",
        "table": "Patients",
        "written": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "options": {
          "delimiter": ";",
          "encoding": "utf-8",
          "numberRows": "row",
          "roster": { "subject": "patient", "part": "subjects" },
          "redcap": { "record": "patient" },
          "redcapLabels": true,
          "adtte": { "unit": "MONTHS", "codes": { "OS": "Overall survival" } },
          "dateOrder": "dmy",
          "century": ["1930", "birth=1910"],
          "excluded": ["name"],
          "days": ["seen"]
        }
      },
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "engine": "duckdb",
      "dialect": { "delimiter": ";" },
      "rows": "one",
      "schema": {
        "primaryKey": "patient",
        "foreignKeys": [{ "fields": "centre", "reference": { "resource": "centres", "fields": "centre" } }],
        "missingValues": ["", { "value": "-9", "label": "not recorded" }],
        "fields": [
          { "name": "patient", "title": "Patient", "description": "a running number", "type": "string", "constraints": { "required": true, "unique": true } },
          { "name": "centre", "type": "string", "categories": ["north", "south"] },
          { "name": "sex", "title": "Sex", "type": "string", "categories": [{ "value": "f", "label": "female" }, { "value": "m", "label": "male" }] },
          { "name": "age", "title": "Age", "type": "integer", "unit": "a", "constraints": { "minimum": 18, "maximum": 110 }, "missingValues": [{ "value": "?", "label": "not asked" }] },
          { "name": "grade", "title": "Grade", "type": "string", "categories": ["1", "2", "3"], "categoriesOrdered": true },
          { "name": "grade_later", "title": "Grade later", "type": "string", "categories": ["1", "2", "3"], "categoriesOrdered": true },
          { "name": "size", "title": "Size", "type": "number", "unit": "cm", "decimalChar": ",", "groupChar": "." },
          { "name": "anterior", "title": "Removed in front", "type": "number", "unit": "g" },
          { "name": "posterior", "title": "Removed behind", "type": "number", "unit": "g" },
          { "name": "removed", "title": "Removed", "type": "number", "unit": "g" },
          { "name": "radiated", "title": "Radiation", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"] },
          { "name": "sites", "title": "Sites of spread", "type": "list", "delimiter": "+", "emptyList": "none", "categories": ["lung", "liver"] },
          { "name": "diagnosed", "title": "Diagnosis", "type": "date", "format": "%d.%m.%Y", "precision": "month" },
          { "name": "operated", "title": "Operation", "type": "date" },
          { "name": "referred", "title": "Referral", "type": "date" },
          { "name": "seen", "title": "Last contact", "type": "date" },
          { "name": "died", "title": "Died", "type": "boolean" },
          { "name": "stay", "title": "Days in hospital", "type": "integer", "unit": "d", "rounding": "down" },
          { "name": "wait", "title": "Days until admission", "type": "integer", "unit": "d" }
        ]
      }
    },
    {
      "name": "centres",
      "path": "centres.csv",
      "engine": "duckdb",
      "schema": {
        "primaryKey": "centre",
        "fields": [
          { "name": "centre", "type": "string", "categories": ["north", "south"] },
          { "name": "beds", "title": "Beds", "type": "integer" }
        ]
      }
    },
    {
      "name": "events",
      "path": "events.csv",
      "engine": "duckdb",
      "rows": "many",
      "schema": {
        "fields": [
          { "name": "patient", "type": "string" },
          { "name": "event", "title": "Event", "type": "string", "categories": ["recurrence", "visit"] },
          { "name": "on", "title": "Day", "type": "date" }
        ]
      }
    }
  ]
}
`,
  'pool-analysis': `# yaml-language-server: $schema=../../../schemas/pool-analysis.json
title: Two centres, pooled from counts
version: "1"
publish: false
pool: [north, south]
profile: r
alpha: 0.05
confidence: 0.95
audit: { daysPerMonth: 30.4375 }
estimates:
  overall-survival: { at: [12, 24], by: [arm, centre] }
tests:
  survival-by-arm: { method: log-rank, endpoint: overall-survival, by: arm, strata: [centre] }
  survival-across-centres: { method: heterogeneity, endpoint: overall-survival, by: arm, across: centre }
figures:
  ratios: { kind: forest, title: Each centre and both, of: [survival-across-centres], favours: [the new treatment, the standard treatment], axis: [0.1, 10] }
`,
  'pool-datapackage': `{
  "$schema": "../../../schemas/pool-datapackage.json",
  "name": "two-centres",
  "title": "Two centres",
  "resources": [
    { "name": "north", "title": "North hospital", "path": "north.datapackage.json", "format": "json", "mediatype": "application/json" },
    { "name": "south", "title": "South hospital", "path": "south.datapackage.json" }
  ]
}
`,
}
