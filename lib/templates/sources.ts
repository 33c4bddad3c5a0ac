import type { TemplateSource } from './template'

export const energyByState: TemplateSource = {
  title: 'State Energy Data System, renewable energy production (series REPRB), 2006–2017',
  author: 'US Energy Information Administration',
  url: 'https://www.eia.gov/state/seds/',
  licence: 'Public domain (US Government)',
  note: 'Twelve states; billion Btu written as trillion Btu.',
}

export const householdIncome: TemplateSource = {
  title: 'American Community Survey 2013, household income by state',
  author: 'US Census Bureau, by way of vega-datasets 3.2.1',
  url: 'https://github.com/vega/vega-datasets',
  licence: 'Public domain (US Government); vega-datasets BSD-3-Clause',
  note: 'The brackets from 100,000 dollars added up.',
}

export const electricitySuppliers: TemplateSource = {
  title: 'Annual Electric Power Industry Report, form EIA-861, 2017',
  author: 'US Energy Information Administration, by way of the CORGIS Dataset Project',
  url: 'https://www.eia.gov/electricity/data/eia861/',
  licence: 'Public domain (US Government)',
  note: 'Seventeen of the first fifty suppliers of the file, prices and bills computed: a sample, not the market.',
}

export const greenGuidesSource: TemplateSource = {
  title: 'Guides for the Use of Environmental Marketing Claims, 16 CFR part 260 (excerpts)',
  author: 'US Federal Trade Commission',
  url: 'https://www.ecfr.gov/current/title-16/part-260',
  licence: 'Public domain (US Government)',
  note: 'Sections 260.3, 260.4 and 260.15 in part, without the examples.',
}

/** Texts of our own: the people and the client in them are fictional. */
export function illustrative(title: string, note: string): TemplateSource {
  return {
    title,
    author: 'Written for Parallax',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    licence: 'CC0 1.0',
    note,
  }
}
