import { type Item, item } from './coverage-item.ts'

/** REMARK's items (McShane et al. 2005; Altman et al. 2012), paraphrased. */
export const remark: readonly Item[] = [
  item('1', 'Marker, aims, hypotheses', ['brief'], 'the question', 'question'),
  item('2', 'Patients: source, stage, who could take part', ['patients'], 'as far as recorded'),
  item('3', 'Treatments, how chosen', ['patients'], 'treatments as far as recorded; not how chosen'),
  item('4', 'Specimens and how they were kept'),
  item('5', 'Assay and its reading'),
  item('6', 'Design, period, follow-up', ['results'], 'follow-up; not the design', 'follow-up'),
  item('7', 'Endpoints defined', ['methods'], undefined, 'events'),
  item('8', 'Candidate variables listed', ['methods', 'patients']),
  item(
    '9',
    'Sample size or smallest effect',
    ['limits'],
    'what the size means; not how it came about',
    'size',
  ),
  item('10', 'Statistical methods, missing data', ['methods', 'manuscript']),
  item('11', 'Cut points of markers', ['methods'], undefined, 'grouping'),
  item('12', 'Flow of patients, events', ['patients', 'results']),
  item('13', 'Characteristics, missing values', ['patients']),
  item('14', 'Marker against standard variables', ['effects']),
  item('15', 'Marker alone against outcome: estimate, curve', ['results', 'effects']),
  item('16', 'Adjusted estimates', ['effects'], undefined, 'several covariates'),
  item(
    '17',
    'Estimates beside standard variables',
    ['effects'],
    'only what the plan puts in one model',
    'several covariates',
  ),
  item(
    '18',
    'Further investigations: assumptions, sensitivity',
    ['effects'],
    'proportional hazards',
    'assumptions',
  ),
  item('19', 'Interpretation, limitations', ['limits'], 'not the interpretation'),
  item('20', 'Meaning for research and practice'),
]
