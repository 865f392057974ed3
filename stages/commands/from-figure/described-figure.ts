import type { Figure, FigureCurve } from '../../../documents/papers/figures/curves/read-figure.ts'
import type { SourceFault } from '../../../sources/source.ts'
import type { FigureDescription } from './figure-description.ts'

type Group = NonNullable<FigureDescription['groups']>[number]

/** A figure with the groups of its description: the curves in their order, with their names and numbers at risk. */
export interface DescribedFigure {
  readonly figure: Figure
  /** The names of the curves; null where they are read from the figure. */
  readonly names: readonly string[] | null
  /** Patients of each curve; null where none is described. */
  readonly n: readonly (number | null)[]
}

/** Finds the curve of each group by its colour and dash, else by its order. */
export const describedFigure = (
  figure: Figure,
  { groups, 'at-risk-times': times }: FigureDescription,
): DescribedFigure | { readonly fault: SourceFault } => {
  if (groups === undefined) return { figure, names: null, n: figure.curves.map(() => null) }
  const left = [...figure.curves]
  const curves: FigureCurve[] = []
  for (const group of groups) {
    const at = left.findIndex((curve) => isOf(curve, group))
    const [curve] = at < 0 ? [] : left.splice(at, 1)
    if (curve === undefined) return { fault: faultOf(group, figure.curves) }
    curves.push({ ...curve, name: group.name })
  }
  const rows = groups.flatMap(({ name, 'at-risk': numbers }) =>
    numbers === undefined
      ? []
      : [{ name, colour: '', cells: numbers.map((number, i) => ({ time: times![i]!, number, at: null })) }],
  )
  return {
    figure: { ...figure, curves, atRisk: rows.length > 0 ? rows : figure.atRisk },
    names: groups.map(({ name }) => name),
    n: groups.map(({ n }) => n ?? null),
  }
}

const isOf = ({ colour, dash }: FigureCurve, group: Group): boolean =>
  (group.colour === undefined || group.colour === colour) &&
  (group.dash === undefined || (group.dash === 'dashed') === dash.length > 0)

const faultOf = ({ name, colour, dash }: Group, curves: readonly FigureCurve[]): SourceFault => ({
  place: `group "${name}" of the description`,
  expected: `a curve${colour === undefined ? '' : ` of colour ${colour}`}${dash === undefined ? '' : `, ${dash}`}, of no other group`,
  found: curves
    .map(
      (curve) => `${curve.colour} ${curve.dash.length > 0 ? 'dashed' : 'solid'}, ${curve.steps.length} steps`,
    )
    .join('; '),
  remedy: 'give the colour and the dash of one of these curves, or leave them out to go by order',
})
