/** The smallest cohort that exercises every stage. File -> text. */
export const sixPatients: Readonly<Record<string, string>> = {
  'patients.csv': `case,age,margin,relapse,relapse_months,status,follow_up
1,55,R0,No,,alive,40
2,61,R1,Yes,5,dead,12
3,47,R0,Yes,20,alive,60
4,70,R1,No,,dead,8
5,66,R0,No,,alive,33
6,52,R1,Yes,9,dead,26
`,
  'claims.csv': `id,place,label,published,unit,result,reason
patients,Abstract,Patients in the series,6,1,age/n,
age-median,Abstract,"Age at operation, median",58,a,age/median,
quality-of-life,Results,"Quality of life, mean",71,1,,not in the tables
`,
  'datapackage.json': `{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
  "name": "six",
  "title": "Six patients",
  "created": "2026-01-01T00:00:00Z",
  "licenses": [{ "name": "CC0-1.0" }],
  "resources": [
    {
      "name": "patients",
      "path": "patients.csv",
      "title": "Patients",
      "format": "csv",
      "encoding": "utf-8",
      "schema": {
        "primaryKey": "case",
        "fields": [
          { "name": "case", "title": "Case", "type": "integer", "constraints": { "required": true, "unique": true } },
          { "name": "age", "title": "Age", "type": "integer", "unit": "a", "constraints": { "required": true } },
          { "name": "margin", "title": "Margin", "type": "string", "categories": ["R0", "R1"], "constraints": { "required": true } },
          { "name": "relapse", "title": "Relapse", "type": "boolean", "trueValues": ["Yes"], "falseValues": ["No"], "constraints": { "required": true } },
          { "name": "relapse_months", "title": "Time to relapse", "type": "integer", "unit": "mo", "rounding": "nearest" },
          { "name": "status", "title": "Status", "type": "string", "categories": ["alive", "dead"], "constraints": { "required": true } },
          { "name": "follow_up", "title": "Follow-up", "type": "integer", "unit": "mo", "rounding": "nearest", "constraints": { "required": true } }
        ]
      }
    }
  ]
}
`,
  'analysis.yaml': `title: Six patients
question: Whether the runner keeps its laws.
version: 1.0.0
publish: true
subject: case
origin: operation
profile: spss
alpha: 0.05
confidence: 0.95
endpoints:
  overall-survival:
    code: OS
    title: Overall survival
    event: { label: death, when: { status: dead }, at: follow_up }
    until: follow_up
  relapse-free:
    code: RFS
    title: Relapse-free survival
    event: { label: relapse, when: { relapse: true }, at: relapse_months }
    competing:
      death: { label: death without relapse, when: { relapse: false, status: dead }, at: follow_up }
    until: follow_up
summaries:
  age: {}
  margin: {}
estimates:
  overall-survival: { at: [12, 24], ticks: 12, by: [margin] }
  relapse-free: { at: [12], ticks: 12, by: [margin] }
tests:
  relapse-by-margin: { title: Relapse by margin, method: fisher, variable: relapse, by: margin }
  age-by-margin: { title: Age by margin, method: mann-whitney, variable: age, by: margin }
figures:
  figure-1: { kind: kaplan-meier, title: Overall survival, estimate: overall-survival }
  figure-2: { kind: kaplan-meier, title: Relapse-free survival, estimate: relapse-free, by: margin }
`,
}
