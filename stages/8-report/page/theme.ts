import { make } from './make.ts'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const KEY = 'casebook-theme'

/** Applies the remembered theme, before the page is painted. */
export const applyTheme = (): void => show(remembered())

/** Adds a button to the header that switches between the system's colours, light and dark, and remembers the choice. */
export const addThemeButton = (): void => {
  const button = make('button', { type: 'button', className: 'theme no-print' })
  const label = (): void => {
    button.textContent = `Theme: ${remembered()}`
  }
  button.onclick = () => {
    const next = THEMES[(THEMES.indexOf(remembered()) + 1) % THEMES.length]!
    remember(next)
    show(next)
    label()
  }
  label()
  document.querySelector('header')!.prepend(button)
}

const show = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** The choice of this page, where the browser keeps none. */
let chosen: Theme = 'system'

const remembered = (): Theme => {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system'
  } catch {
    return chosen
  }
}

const remember = (theme: Theme): void => {
  chosen = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // a browser may forbid it for files; the choice then lasts as long as the page
  }
}
