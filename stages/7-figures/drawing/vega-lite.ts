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
