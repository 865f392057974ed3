import { addCopyButtons, cleanCopies } from './copying.ts'
import { offerFiles } from './csv-files.ts'
import { showCurveValues } from './curve-values.ts'
import { filterClaims } from './filter-claims.ts'
import { filterResults } from './filter-results.ts'
import { showNumberTips } from './number-tips.ts'
import { followNumbers, openTargets } from './open-targets.ts'
import { addThemeButton, applyTheme } from './theme.ts'

applyTheme()
// after the first paint: the page is complete without its script
addEventListener('load', () =>
  setTimeout(() => {
    addThemeButton()
    openTargets()
    followNumbers()
    cleanCopies()
    addCopyButtons()
    offerFiles()
    filterClaims()
    filterResults()
    showCurveValues()
    showNumberTips()
  }),
)
