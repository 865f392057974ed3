/** Path -> text of the files of a new study, without schemas. */
export const studyFiles = (study: {
  /** The name of the study's folder. */
  readonly title: string
  /** The tool. */
  readonly name: string
  readonly version: string
}): ReadonlyMap<string, string> =>
  new Map([
    ['package.json', packageJson(study)],
    ['.gitignore', GITIGNORE],
    ['.gitattributes', GITATTRIBUTES],
    ['README.md', readme(study.title)],
    ['data/raw/README.md', RAW],
    ['.vscode/settings.json', SETTINGS],
  ])

const packageJson = ({ title, name, version }: Parameters<typeof studyFiles>[0]): string =>
  `${JSON.stringify(
    {
      name: packageName(title),
      private: true,
      scripts: { casebook: 'casebook' },
      dependencies: { [name]: version },
    },
    null,
    2,
  )}\n`

/** A name that npm accepts. */
const packageName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200) || 'study'

const GITIGNORE = `# Rows of patients: raw tables, what is derived from them, and reports, which show single patients.
# Remove a line only for data that everybody who can read the repository may see.
data/raw/*/*
!data/raw/*/datapackage.json
!data/raw/*/analysis.yaml
!data/raw/*/claims.csv
!data/raw/*/manuscript.docx
!data/raw/*/manuscript.md
!data/raw/*/README.md
data/derived/
reports/

# Caches and packages
.casebook/
.casebook-*
node_modules/
`

const GITATTRIBUTES = `# Hashes are of bytes: git changes no line ending, whatever the machine's settings are
* -text
data/derived/** linguist-generated
reports/** linguist-generated
schemas/** linguist-generated
`

const RAW = `# Raw data

A folder for each cohort. \`npx casebook new <name> <file>\` makes one. Casebook changes nothing here.
`

/** For editors with the YAML extension; others use the line at the top of each plan. */
const SETTINGS = `${JSON.stringify(
  {
    'yaml.schemas': { './schemas/analysis.json': 'data/raw/*/analysis.yaml' },
    'json.schemas': [{ fileMatch: ['data/raw/*/datapackage.json'], url: './schemas/datapackage.json' }],
  },
  null,
  2,
)}\n`

const readme = (title: string): string => `# ${title}

A study for Casebook: tables and plans in, reports out.

| folder | content |
|---|---|
| \`data/raw/<cohort>/\` | the tables, \`datapackage.json\` (what the columns mean), \`analysis.yaml\` (what is computed) |
| \`data/derived/<cohort>/\` | what was computed, with a lock that records what it was computed from |
| \`reports/\` | \`index.html\` and one report for each cohort; they work offline |

\`\`\`sh
npm install                                # once
npx casebook new my-cohort ~/export.csv    # describe a table of patients, and propose a plan
npx casebook                               # compute what is out of date
npx casebook open                          # open the reports
npx casebook watch my-cohort               # run again after each edit
npx casebook --help                        # all commands
\`\`\`

Git ignores raw tables, derived data and reports, because they have rows of patients (\`.gitignore\`).
`
