import { filterClaims } from './claims-table.ts'
import { addCopyButtons, cleanCopies } from './copying.ts'
import { offerFiles } from './csv-files.ts'
import { showCurveValues } from './curve-values.ts'
import { followNumbers, openTargets } from './open-targets.ts'
import { addThemeButton } from './theme.ts'

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
    showCurveValues()
  }),
)
