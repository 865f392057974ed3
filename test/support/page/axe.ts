import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { REAL } from '../../../tools/support/project.ts'

const AXE = readFileSync(join(REAL, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** What axe finds in the page outside of frames: the rule and the element of each violation. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run({ exclude: [['iframe']] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
  })
}
