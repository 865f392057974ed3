import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
]

/** The README of each folder of the code, as far as it has one. */
const folderPages = [
  'audit',
  'cohort',
  'documents',
  'engines',
  'pipeline',
  'sources',
  'stages',
  'statistics',
  'test/broken',
  'test/oracle',
].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => basename(name) === 'README.md')
    .map((name) => `${top}/${name}`)
    .sort(),
)

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The text without fenced blocks and code spans, whose brackets are no links. */
const prose = (text: string): string =>
  text.replace(/^```.*?^```$/gms, '').replace(/(`+)(?:(?!\1).)+\1/g, (code) => 'x'.repeat(code.length))

const linksIn = (text: string): readonly string[] => [
  ...[...prose(text).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, target]) => target!),
  ...[...prose(text).matchAll(/<(?:img|a)\b[^>]*\b(?:src|href)="([^"]+)"/g)].map(([, target]) => target!),
]

/** Anchors of headings, as GitHub and GitLab make them: small letters, hyphens for spaces, no other punctuation. */
const anchorsIn = (text: string): ReadonlySet<string> => {
  const seen = new Map<string, number>()
  const headings = [...text.replace(/^```.*?^```$/gms, '').matchAll(/^#{1,6} (.+)$/gm)]
  return new Set(
    headings.map(([, heading]) => {
      const slug = heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
        .replaceAll(' ', '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times === 0 ? slug : `${slug}-${times}`
    }),
  )
}

/** The reason why a link is broken; null for a working link. */
const brokenBecause = (page: string, target: string): string | null => {
  if (/^[a-z]+:/.test(target)) return null
  const [path = '', anchor] = decodeURI(target).split('#')
  const file = path === '' ? page : relative(root, join(root, dirname(page), path))
  if (!existsSync(join(root, file))) return `${page}: expected a file ${file}, found none`
  if (anchor === undefined) return null
  if (statSync(join(root, file)).isDirectory() || !file.endsWith('.md'))
    return `${page}: expected a page for #${anchor}, found ${file}`
  return anchorsIn(textOf(file)).has(anchor)
    ? null
    : `${page}: expected a heading #${anchor} in ${file}, found none`
}

/** Pages that say what to do; a path or script in them has to be there. */
const HOW_TO = [
  ...pages.filter(
    (page) =>
      /^(README|CONTRIBUTING)\.md$|^docs\/(guides|reference)\//.test(page) ||
      page === 'docs/architecture.md' ||
      page === 'docs/measurements/README.md',
  ),
  ...folderPages,
]

/** A file or folder of the code, in a code span and without a placeholder, or as a test to run. */
const PATH =
  /(?:`|vitest run )((?:audit|bench|cohort|docs|engines|pipeline|scripts|stages|statistics|test|tools)\/[\w./-]+)(?=[` \n])/g

describe('the documents', () => {
  it('have relative links that lead to a file and a heading that exist', () => {
    const links = [...pages, ...folderPages].flatMap((page) =>
      linksIn(textOf(page)).map((target) => [page, target] as const),
    )
    expect(links.length).toBeGreaterThan(100)
    expect(links.flatMap(([page, target]) => brokenBecause(page, target) ?? [])).toEqual([])
  })

  it('are checked by rules that detect links to missing files and headings', () => {
    expect(brokenBecause('README.md', 'docs/none.md')).toMatch('expected a file docs/none.md')
    expect(brokenBecause('README.md', 'CHANGELOG.md#none')).toMatch('expected a heading #none')
    expect(linksIn('a [b](c.md) `[d](e.md)`\n```\n[f](g.md)\n```\n<img src="h.png">')).toEqual([
      'c.md',
      'h.png',
    ])
    expect([...anchorsIn('# A `b`, c-d\n## A b c-d\n## Zwölf?')]).toEqual(['a-b-c-d', 'a-b-c-d-1', 'zwölf'])
  })

  it('begin with a README of at most 150 lines', () => {
    expect(textOf('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150)
  })

  it('list every decision in the index, and every measurement', () => {
    const listed = (folder: string) =>
      new Set(linksIn(textOf(`docs/${folder}/README.md`)).map((link) => link.split('#')[0]))
    for (const folder of ['decisions', 'measurements', 'guides', 'reference']) {
      const files = readdirSync(join(root, 'docs', folder)).filter(
        (name) => name.endsWith('.md') && name !== 'README.md',
      )
      expect(files.length).toBeGreaterThan(3)
      expect(
        files.filter((name) => !listed(folder).has(name)),
        folder,
      ).toEqual([])
    }
  })

  it('name files and npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> }
    for (const page of HOW_TO) {
      const text = textOf(page)
      const files = [...text.matchAll(PATH)].map(([, path]) => path!)
      expect(
        files.filter((path) => !existsSync(join(root, path))),
        page,
      ).toEqual([])
      const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!)
      expect(
        named.filter((name) => !Object.hasOwn(scripts, name)),
        page,
      ).toEqual([])
    }
    expect([...textOf('CONTRIBUTING.md').matchAll(PATH)].length).toBeGreaterThan(20)
  })

  it('give the numbers of the measured pages in their index', () => {
    const index = textOf('docs/measurements/README.md').replaceAll(',', '')
    const [compared] = /^\d+(?= numbers compared)/m.exec(textOf('docs/measurements/conformance.md'))!
    const [, mutants, killed] = /of (\d+) mutants killed in \d+ files \(([\d.]+%)\)/.exec(
      textOf('docs/measurements/mutation.md'),
    )!
    expect(index).toContain(`${compared} numbers`)
    expect(index).toContain(`${killed} of ${mutants} mutants`)
  })

  it('have decisions with a date, context, decision, alternatives and consequences', () => {
    const names = readdirSync(join(root, 'docs/decisions')).filter((name) =>
      /^\d{4}-[a-z0-9-]+\.md$/.test(name),
    )
    expect(names.length).toBeGreaterThan(20)
    names.forEach((name, index) => {
      expect(name.slice(0, 4)).toBe(String(index + 1).padStart(4, '0'))
      const headings = [...textOf(`docs/decisions/${name}`).matchAll(/^#+ (.+)$/gm)].map(([, text]) => text)
      expect(headings.slice(1), name).toEqual([
        'Context',
        'Decision',
        'Alternatives considered',
        'Consequences',
      ])
      expect(textOf(`docs/decisions/${name}`), name).toMatch(/^\d{4}-\d\d-\d\d/m)
    })
  })
})
