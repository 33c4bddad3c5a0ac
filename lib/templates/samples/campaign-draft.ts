/**
 * An illustrative draft written for Parallax (CC0), with faults left in on purpose: a figure with two digits exchanged, a growth
 * rate that is too high, claims without a source, and what the Green Guides call deceptive.
 */
export const campaignDraft = `# Prairie Lantern brings clean power home

Prairie Lantern today announces the greenest electricity plan in the Midwest. The plan is eco-friendly, completely clean and guaranteed to be the best choice for every family.

The region has what it takes. Iowa produced 780.5 trillion Btu of renewable energy in 2017, more than any other state of the Midwest. Kansas reached 274.5 trillion Btu in 2017, and Minnesota 359.8 trillion Btu. In Kansas renewable energy grew by 140 percent from 2012 to 2017.

All power of the plan comes from our own wind farm in Iowa. We sell the renewable energy certificates of the wind farm to an industrial partner, which keeps prices low, and every customer still uses 100 percent renewable energy.

Customers will always pay less. A typical family saves 240 dollars a year, and there is no risk. The price is fixed for three years; after that it follows the market.

Joining is easy: one form, one signature, and we take care of the rest.
`
