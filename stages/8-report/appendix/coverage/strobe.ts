import { type Item, item } from './coverage-item.ts'

/** STROBE's items for cohort studies (von Elm et al. 2007), paraphrased. */
export const strobe: readonly Item[] = [
  item(
    '1',
    'Design named in title or abstract; abstract with methods and findings',
    ['brief'],
    'not the design',
  ),
  item('2', 'Scientific background and reasons for the study'),
  item('3', 'Aims and hypotheses set in advance', ['brief'], 'the question', 'question'),
  item('4', 'Study design, early in the paper'),
  item(
    '5',
    'Place; dates of recruitment, exposure, follow-up',
    ['results'],
    'length of follow-up only',
    'follow-up',
  ),
  item(
    '6',
    'Eligibility, how patients were found and followed',
    ['methods', 'patients'],
    'as far as the plan selects; not how patients were found',
    'selection',
  ),
  item('7', 'Definitions of outcomes, exposures, confounders', ['methods'], undefined, 'events'),
  item(
    '8',
    'Source of each variable and how it was measured',
    ['patients', 'provenance'],
    'not how measured',
  ),
  item('9', 'Steps taken against bias'),
  item(
    '10',
    'How the number of patients came about',
    ['limits'],
    'what the size means; not how it came about',
    'size',
  ),
  item('11', 'How numbers were analysed or grouped, and why', ['methods'], undefined, 'grouping'),
  item('12', 'Statistical methods, subgroups, missing data, losses, sensitivity analyses', [
    'methods',
    'checks',
    'manuscript',
  ]),
  item(
    '13',
    'Patients at each stage; reasons for not taking part',
    ['patients', 'results'],
    'from the tables on; not patients who were screened only',
  ),
  item('14', 'Characteristics, missing values, length of follow-up', ['patients', 'results']),
  item('15', 'Numbers of outcome events over time', ['results', 'patients'], undefined, 'events'),
  item('16', 'Estimates with intervals, crude and adjusted; cut points', ['results', 'effects']),
  item('17', 'Subgroups, interactions, sensitivity analyses', ['effects', 'findings']),
  item('18', 'Main findings in view of the aims', ['brief']),
  item('19', 'Bias and imprecision, their direction and size', ['limits']),
  item('20', 'Cautious interpretation beside other evidence'),
  item('21', 'To which patients the results apply'),
  item('22', 'Sources of funding and role of the funders'),
]
