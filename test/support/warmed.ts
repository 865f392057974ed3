import { LARGE_PAGES } from '../../pipeline/compile/large-pages.ts'
import { warmCall } from '../../tools/support/kept/warm.ts'
import { outcome, type Project } from '../../tools/support/project.ts'

/**
 * The same project, whose calls are answered by the launcher that the tests of this worker share: none starts a process,
 * not even one in large pages, as a count of a registry does. A law about processes, as how one ends when a server hangs,
 * calls the project itself.
 */
export const warmed = (project: Project): Project => {
  const call: Project['call'] = async (argv, env = {}) =>
    outcome(await warmCall(project.root, argv, { ...LARGE_PAGES, ...env }))
  return { ...project, call, run: (words = [], env = {}) => call(['run', ...words, '--json'], env) }
}
