import { type Item, item } from './coverage-item.ts'

/** STROBE's items for cohort studies (von Elm et al. 2007), paraphrased. */
export const strobe: readonly Item[] = [
  item('1', 'Design named in the title, summary', ['brief'], 'not the design'),
  item('2', 'Background and reasons'),
  item('3', 'Aims', ['brief'], 'the question', 'question'),
  item('4', 'Design, early in the paper'),
  item(
    '5',
    'Place, times of recruitment and follow-up',
    ['results'],
    'length of follow-up only',
    'follow-up',
  ),
  item(
    '6',
    'Who could take part, how they were found',
    ['methods', 'patients'],
    'as far as the plan selects; not how patients were found',
    'selection',
  ),
  item('7', 'Outcomes, exposures, confounders defined', ['methods'], undefined, 'events'),
  item('8', 'Where each variable comes from, how measured', ['patients', 'provenance'], 'not how measured'),
  item('9', 'Efforts against bias'),
  item('10', 'How the size came about', ['limits'], 'what the size means; not how it came about', 'size'),
  item('11', 'How numbers were grouped', ['methods'], undefined, 'grouping'),
  item('12', 'Statistical methods, missing data, losses', ['methods', 'checks', 'manuscript']),
  item(
    '13',
    'Numbers at each stage',
    ['patients', 'results'],
    'from the tables on; not patients who were screened only',
  ),
  item('14', 'Characteristics, missing values, length of follow-up', ['patients', 'results']),
  item('15', 'Outcome events over time', ['results', 'patients'], undefined, 'events'),
  item('16', 'Estimates with precision, adjustment, cut points', ['results', 'effects']),
  item('17', 'Other analyses', ['effects', 'findings']),
  item('18', 'Key results', ['brief']),
  item('19', 'Limitations', ['limits']),
  item('20', 'Cautious interpretation'),
  item('21', 'Generalisability'),
  item('22', 'Funding'),
]
