import {
  all,
  each,
  find,
  first,
  holds,
  idsOf,
  isA,
  isOneOf,
  type Must,
  mainOf,
  type Reference,
  referred,
  rootOf,
} from './graph.ts'

/**
 * The MUSTs of Workflow RO-Crate 1.0 (https://w3id.org/workflowhub/workflow-ro-crate/1.0) and of Process, Workflow and
 * Provenance Run Crate 0.5 (https://w3id.org/ro/wfrun/provenance/0.5).
 */

const namesProfile = (id: string): Must => ({
  faults: (crate) =>
    holds(
      referred(crate, rootOf(crate), 'conformsTo').some(
        (one) => one?.['@id'] === id && isA(one, 'CreativeWork', 'Profile'),
      ),
      `the root names ${id}, described as a profile`,
    ),
  broken: (crate) => {
    crate['@graph'] = crate['@graph'].filter((one) => one['@id'] !== id)
  },
})

const workflowRoCrate: Readonly<Record<string, Must>> = {
  'has a main workflow, a data entity of the three types, as mainEntity': {
    faults: (crate) =>
      holds(
        isA(mainOf(crate), 'File', 'SoftwareSourceCode', 'ComputationalWorkflow') &&
          !mainOf(crate)!['@id'].startsWith('#'),
        'mainEntity',
      ),
    broken: (crate) => {
      delete rootOf(crate)!['mainEntity']
    },
  },
  'names the language of the main workflow': {
    faults: (crate) =>
      holds(
        referred(crate, mainOf(crate), 'programmingLanguage').some((one) => isA(one, 'ComputerLanguage')),
        'programmingLanguage',
      ),
    broken: (crate) => {
      delete mainOf(crate)!['programmingLanguage']
    },
  },
}

const TOOLS = ['SoftwareApplication', 'SoftwareSourceCode', 'ComputationalWorkflow'] as const

const runCrates: Readonly<Record<string, Must>> = {
  'names Process Run Crate 0.5': namesProfile('https://w3id.org/ro/wfrun/process/0.5'),
  'names Workflow Run Crate 0.5': namesProfile('https://w3id.org/ro/wfrun/workflow/0.5'),
  'names Provenance Run Crate 0.5': namesProfile('https://w3id.org/ro/wfrun/provenance/0.5'),
  'gives every CreateAction an instrument, which is software': {
    faults: (crate) =>
      each(all(crate, 'CreateAction'), (one) =>
        referred(crate, one, 'instrument').some((tool) => isOneOf(tool, ...TOOLS)),
      ),
    broken: (crate) => {
      delete all(crate, 'CreateAction').at(-1)!['instrument']
    },
  },
  'describes what its actions consumed and made': {
    faults: (crate) =>
      all(crate, 'CreateAction').flatMap((one) =>
        [...idsOf(one, 'object'), ...idsOf(one, 'result')].filter((id) => !isA(find(crate, id), 'File')),
      ),
    broken: (crate) => {
      all(crate, 'CreateAction').at(-1)!['object'] = { '@id': 'nowhere.csv' }
    },
  },
  'has a run of the main workflow': {
    faults: (crate) =>
      holds(
        all(crate, 'CreateAction').some(
          (one) => idsOf(one, 'instrument')[0] === idsOf(rootOf(crate), 'mainEntity')[0],
        ),
        'run',
      ),
    broken: (crate) => {
      const [main] = idsOf(rootOf(crate), 'mainEntity')
      crate['@graph'] = crate['@graph'].filter((one) => idsOf(one, 'instrument')[0] !== main)
    },
  },
  'gives as input and output FormalParameters only': {
    faults: (crate) =>
      crate['@graph'].flatMap((one) =>
        [...idsOf(one, 'input'), ...idsOf(one, 'output')].filter(
          (id) => !isA(find(crate, id), 'FormalParameter'),
        ),
      ),
    broken: (crate) => {
      first(crate, 'FormalParameter')['@type'] = 'Thing'
    },
  },
  'gives every FormalParameter an additionalType': {
    faults: (crate) => each(all(crate, 'FormalParameter'), (one) => Boolean(one['additionalType'])),
    broken: (crate) => {
      delete first(crate, 'FormalParameter')['additionalType']
    },
  },
  'lets no file realize a parameter of the workflow that is no slot of it': {
    faults: (crate) => {
      const slots = new Set([...idsOf(mainOf(crate), 'input'), ...idsOf(mainOf(crate), 'output')])
      return each(all(crate, 'File'), (one) => idsOf(one, 'exampleOfWork').every((id) => slots.has(id)))
    },
    broken: (crate) => {
      first(crate, 'File')['exampleOfWork'] = { '@id': '#engine' }
    },
  },
  'has a workflow of the types that steps ask for': {
    faults: (crate) => holds(mainOf(crate)?.['step'] === undefined || isA(mainOf(crate), 'HowTo'), 'HowTo'),
    broken: (crate) => {
      mainOf(crate)!['@type'] = ['File', 'SoftwareSourceCode', 'ComputationalWorkflow']
    },
  },
  'has a workflow whose parts are its tools': {
    faults: (crate) => {
      const tools = referred(crate, mainOf(crate), 'hasPart')
      return holds(tools.length > 0 && tools.every((tool) => isOneOf(tool, ...TOOLS)), 'hasPart')
    },
    broken: (crate) => {
      delete mainOf(crate)!['hasPart']
    },
  },
  'records a run of every tool, by a CreateAction': {
    faults: (crate) => {
      const run = new Set(all(crate, 'CreateAction').flatMap((one) => idsOf(one, 'instrument')))
      return idsOf(mainOf(crate), 'hasPart').filter((tool) => !run.has(tool))
    },
    broken: (crate) => {
      crate['@graph'].splice(crate['@graph'].indexOf(all(crate, 'CreateAction').at(-1)!), 1)
    },
  },
  'refers from the workflow to every step': {
    faults: (crate) =>
      each(all(crate, 'HowToStep'), (one) => idsOf(mainOf(crate), 'step').includes(one['@id'])),
    broken: (crate) => {
      ;(mainOf(crate)!['step'] as Reference[]).pop()
    },
  },
  'gives every step the tool that it is an example of': {
    faults: (crate) =>
      each(all(crate, 'HowToStep'), (one) =>
        idsOf(one, 'workExample').some((id) => idsOf(mainOf(crate), 'hasPart').includes(id)),
      ),
    broken: (crate) => {
      delete first(crate, 'HowToStep')['workExample']
    },
  },
  'puts a step behind those whose output it needs': {
    faults: (crate) => {
      const steps = all(crate, 'HowToStep').map((step) => {
        const tool = find(crate, idsOf(step, 'workExample')[0])
        return { position: Number(step['position']), tool }
      })
      return steps.flatMap((later) =>
        steps
          .filter((earlier) =>
            idsOf(earlier.tool, 'output').some((id) => idsOf(later.tool, 'input').includes(id)),
          )
          .filter((earlier) => !(later.position > earlier.position))
          .map((earlier) => `${later.tool?.['@id']} behind ${earlier.tool?.['@id']}`),
      )
    },
    broken: (crate) => {
      all(crate, 'HowToStep').at(-1)!['position'] = 1
    },
  },
  'gives every ControlAction its step, and the run of that step\u2019s tool': {
    faults: (crate) =>
      each(all(crate, 'ControlAction'), (one) => {
        const [step] = referred(crate, one, 'instrument')
        const [run] = referred(crate, one, 'object')
        return (
          isA(step, 'HowToStep') &&
          isA(run, 'CreateAction') &&
          idsOf(step, 'workExample')[0] === idsOf(run, 'instrument')[0]
        )
      }),
    broken: (crate) => {
      const [one, two] = all(crate, 'ControlAction')
      one!['object'] = two!['object']
    },
  },
  'gives every OrganizeAction the engine, the steps\u2019 runs and the workflow\u2019s': {
    faults: (crate) =>
      each(all(crate, 'OrganizeAction'), (one) => {
        const [run] = referred(crate, one, 'result')
        const controls = referred(crate, one, 'object')
        return (
          isOneOf(referred(crate, one, 'instrument')[0], ...TOOLS) &&
          controls.length > 0 &&
          controls.every((control) => isA(control, 'ControlAction')) &&
          isA(run, 'CreateAction') &&
          idsOf(run, 'instrument')[0] === idsOf(rootOf(crate), 'mainEntity')[0]
        )
      }),
    broken: (crate) => {
      first(crate, 'OrganizeAction')['result'] = { '@id': './' }
    },
  },
}

export const RUN_CRATE_MUSTS = { ...workflowRoCrate, ...runCrates }
