/** What is put where something else stood. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    '',
    'x',
    0,
    -1,
    1e99,
    0.5,
    12,
    true,
    false,
    [],
    {},
    ['A', 'A'],
    [null],
    { a: 1 },
    { present: true },
  ],
  ...[
    'constructor',
    'toString',
    'arm',
    'age',
    'relapse',
    'sites',
    'stage',
    'id',
    'dose',
    'follow_up',
    'year',
  ],
  ...['overall-survival', 'relapse-free', 'relapsed', 'a/b@c=d;e%', '\u202e', 'mo', 'd'],
]
const NAMES = [
  'x',
  'constructor',
  'toString',
  'unit',
  'among',
  'by',
  'strata',
  'enters',
  'from',
  'missingValues',
]

export const TREE_KINDS = [
  'remove a property',
  'another value',
  'a property more',
  'a value of elsewhere',
] as const

type Tree = Record<string | number, unknown>
type Path = readonly (string | number)[]

/** A descriptor with one thing done to it. */
export const mutatedTree = (
  tree: Tree,
  kind: string,
  { place, other }: { readonly place: number; readonly other: number },
): Tree => {
  const paths = pathsOf(tree)
  if (paths.length === 0) return tree
  const path = at(paths, place)
  const parent = path.slice(0, -1).reduce<Tree>((node, key) => node[key] as Tree, tree)
  const key = path.at(-1)!
  const isList = Array.isArray(parent)
  switch (kind as (typeof TREE_KINDS)[number]) {
    case 'remove a property':
      if (isList) parent.splice(Number(key), 1)
      else delete parent[key]
      break
    case 'another value':
      parent[key] = at(VALUES, place + other)
      break
    case 'a property more':
      parent[isList ? key : at(NAMES, other)] = at(VALUES, place + other)
      break
    case 'a value of elsewhere':
      parent[key] = structuredClone(
        at(paths, other).reduce<unknown>((node, part) => (node as Tree)[part], tree),
      )
  }
  return tree
}

const at = <T>(items: readonly T[], place: number): T => items[place % items.length]!

/** Every place in a tree but its root. */
const pathsOf = (tree: unknown, path: Path = []): readonly Path[] =>
  typeof tree !== 'object' || tree === null
    ? []
    : Object.entries(tree).flatMap(([name, member]) => {
        const own = [...path, Array.isArray(tree) ? Number(name) : name]
        return [own, ...pathsOf(member, own)]
      })
