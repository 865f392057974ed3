import * as vega from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

/** A specification compiled and run without a screen: what was complained of, and the data behind its marks. */
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
  }
}
