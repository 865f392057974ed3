import { plain } from '../../../cohort/results/styles/plain.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { FONTS, WIDE } from './layout.ts'

/** The common head of all specifications; data are inline, so that nothing is loaded. */
export const vegaLite = (title: string, description: string) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  title: { text: title, anchor: 'start', fontSize: 14 },
  description,
  background: 'white',
  config: {
    font: FONTS,
    axis: {
      labelFontSize: WIDE.text,
      titleFontSize: WIDE.text,
      titleFontWeight: 'normal',
      gridOpacity: 0.5,
      labelFlush: false,
    },
    legend: { labelFontSize: WIDE.small, titleFontSize: WIDE.small, labelLimit: 320, offset: 28 },
    view: { stroke: null },
  },
})

/** A specification whose axes and tooltips have the marks of a style (d3-format's locale); of plain as it is. */
export const inStyle = (spec: object, { decimal, thousands }: Style): object => {
  if (decimal === plain.decimal && thousands === plain.thousands) return spec
  const { config = {} } = spec as { readonly config?: object }
  const number = { decimal, thousands, grouping: [3], currency: ['', ''] }
  return { ...spec, config: { ...config, locale: { number } } }
}
