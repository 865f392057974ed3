import * as vega from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

/** A specification compiled and run without a screen: its warnings, scales and drawn items. */
export const viewed = async (spec: object) => {
  const warnings: string[] = []
  const complain = (...words: readonly unknown[]) => {
    warnings.push(words.join(' '))
    return logger
  }
  const logger = {
    level: () => logger,
    error: complain,
    warn: complain,
    info: () => logger,
    debug: () => logger,
  } as unknown as vega.LoggerInterface
  const { spec: compiled } = compile(spec as TopLevelSpec, { logger })
  const loader = { ...vega.loader(), load: () => Promise.reject(new Error('expected no load')) }
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    logger,
    loader: loader as vega.Loader,
  })
  await view.runAsync()
  return {
    warnings,
    data: (name: string): readonly Record<string, unknown>[] =>
      view.data(name).map((row) => Object.fromEntries(Object.entries(row))),
    svg: () => view.toSVG(),
    /** A scale of the compiled specification. */
    scale: (name: string): ((value: number) => number) => view.scale(name) as (value: number) => number,
    /** The drawn items of data sets with a field, with their positions. */
    drawn: (field: string): readonly Drawn[] =>
      drawnIn((view.scenegraph() as unknown as { root: Item }).root).filter(
        ({ datum }) => datum !== undefined && Object.hasOwn(datum, field),
      ),
  }
}

/** A drawn item: its row, the kind of its mark, and its position in the panel. */
export interface Drawn {
  readonly datum: Readonly<Record<string, unknown>>
  readonly kind: string
  readonly x: number
  readonly x2: number | undefined
  readonly y: number
}

interface Item extends Omit<Drawn, 'kind'> {
  readonly marktype?: string
  readonly role?: string
  readonly items?: readonly Item[]
}

const drawnIn = (mark: Item): readonly Drawn[] =>
  (mark.items ?? []).flatMap((item) => [
    ...(mark.role === 'mark' && mark.marktype !== 'group'
      ? [{ ...placeOf(item), kind: mark.marktype! }]
      : []),
    ...drawnIn(item),
  ])

const placeOf = ({ datum, x, x2, y }: Item) => ({ datum, x, x2, y })
