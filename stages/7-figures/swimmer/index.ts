import { NARROW, WIDE } from '../drawing/layout.ts'
import { figureKind } from '../figure-kind.ts'
import { swimmerAlt, swimmerCaption } from './alt.ts'
import { type SwimmerData, swimmerData } from './data.ts'
import type { SwimmerFigure, SwimmerSources } from './lanes.ts'
import { PAGE_HEIGHT, swimmerLayout } from './layout.ts'
import { swimmerPlot } from './plot.ts'
import { swimmerSpec } from './spec.ts'

/** As many lanes as a page has room for in both layouts, so that both show the same patients. */
const dataOfPage = (figure: SwimmerFigure, sources: SwimmerSources): SwimmerData => {
  let data = swimmerData(figure, sources)
  while (data.lanes.length > 1) {
    const height = Math.max(...[WIDE, NARROW].map((layout) => swimmerLayout(data, layout).height))
    if (height <= PAGE_HEIGHT) break
    const fewer = Math.floor((data.lanes.length * PAGE_HEIGHT) / height)
    data = swimmerData(figure, sources, Math.min(data.lanes.length - 1, fewer))
  }
  return data
}

/** The follow-up of each patient as a bar. */
export const swimmer = figureKind({
  data: dataOfPage,
  caption: swimmerCaption,
  alt: swimmerAlt,
  plot: swimmerPlot,
  spec: swimmerSpec,
})
