import { spawn } from 'node:child_process'
import type { Project } from '../../tools/support/project.ts'
import { compile, type Rival, ranIn } from './rivals.ts'

/** A started run, with its child processes. */
export interface Started {
  isAlive(): boolean
  /** Kills all processes at once. */
  kill(): Promise<void>
  /** @returns the exit code; null after a kill */
  readonly ended: Promise<number | null>
}

/** Casebook or another tool, on one project. */
export interface Tool {
  start(project: Project): Started
  /** The tasks of a complete run; null if the tool failed. */
  ran(project: Project): Promise<readonly string[] | null>
}

export const casebook: Tool = {
  start: ({ root }) => started('node', ['pipeline/launch.js', 'stages/index.ts', '--quiet'], root),
  ran: async (project) => {
    const { code, ran } = await project.run()
    return code === 0 ? ran : null
  },
}

/** The sources are compiled before, which is neither timed nor counted. */
export const toolOf = (rival: Rival): Tool => {
  const start = (project: Project): Started => {
    const { program, args, folder } = rival.command(project)
    return started(program, args, folder)
  }
  return {
    start,
    ran: async (project) => {
      compile(project)
      if (project.exists('build/ran')) project.remove('build/ran')
      return (await start(project).ended) === 0 ? ranIn(project) : null
    },
  }
}

const started = (program: string, args: readonly string[], folder: string): Started => {
  const child = spawn(program, args, { cwd: folder, detached: true, stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    isAlive: () => child.exitCode === null,
    kill: async () => {
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {} // it had ended
      await ended
    },
    ended,
  }
}
