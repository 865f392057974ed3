import { type Item, item } from './coverage-item.ts'

/** REMARK's items (McShane et al. 2005; Altman et al. 2012), paraphrased. */
export const remark: readonly Item[] = [
  item('1', 'Marker, aims, hypotheses set in advance', ['brief'], 'the question', 'question'),
  item('2', 'Patients: source, stage, eligibility', ['patients'], 'as far as recorded'),
  item(
    '3',
    'Treatments and how they were chosen',
    ['patients'],
    'treatments as far as recorded; not how chosen',
  ),
  item('4', 'Specimens, controls, how they were kept'),
  item('5', 'Assay: protocol, scoring, blinding to outcome'),
  item(
    '6',
    'Design, sampling, period, median follow-up',
    ['results'],
    'follow-up; not the design',
    'follow-up',
  ),
  item('7', 'Definitions of all clinical endpoints', ['methods'], undefined, 'events'),
  item('8', 'Candidate variables, all listed', ['methods', 'patients']),
  item(
    '9',
    'Reason for the sample size, power or smallest effect',
    ['limits'],
    'what the size means; not how it came about',
    'size',
  ),
  item('10', 'Statistical methods, choice of variables, assumptions, missing data', [
    'methods',
    'manuscript',
  ]),
  item(
    '11',
    'How marker values were handled, cut points and their choice',
    ['methods'],
    undefined,
    'grouping',
  ),
  item('12', 'Flow of patients and numbers of events, also in subgroups', ['patients', 'results']),
  item('13', 'Characteristics and marker values, with missing ones', ['patients']),
  item('14', 'Marker versus standard prognostic variables', ['effects']),
  item('15', 'Marker alone versus outcome: estimate, interval, curve', ['results', 'effects']),
  item(
    '16',
    'Adjusted estimates for the marker, with intervals',
    ['effects'],
    undefined,
    'several covariates',
  ),
  item(
    '17',
    'Estimates of marker and standard variables in one model',
    ['effects'],
    'only what the plan puts in one model',
    'several covariates',
  ),
  item(
    '18',
    'Further analyses: assumptions, sensitivity, validation',
    ['effects'],
    'proportional hazards',
    'assumptions',
  ),
  item(
    '19',
    'Interpretation in view of hypotheses, other studies, limitations',
    ['limits'],
    'not the interpretation',
  ),
  item('20', 'Meaning for research and clinical practice'),
]
