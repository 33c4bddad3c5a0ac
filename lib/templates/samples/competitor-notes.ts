/** Illustrative notes written for Parallax (CC0). Their figures are those of `electricity-suppliers.ts`. */
export const competitorNotes = `# Competitor notes (illustrative, written for Parallax; the figures are those of the supplier table)

## Investor-owned utilities

Alabama Power, the largest supplier in the sample, charges its 1,280,955 residential customers 13.4 cents per kWh on average and bills them 159.30 dollars a month. An investor-owned utility sells in an area where households usually have no other supplier, so it positions itself on reliability and scale rather than on price. Green power is at most an option on the bill of such a utility, and few customers know that it exists.

## Cooperatives

A cooperative belongs to its members and positions itself on local ownership and service. Its price is not low: Adams-Columbia Electric Cooperative charges 16.2 cents per kWh and Alger-Delta 20.6 cents, since a cooperative serves few customers over long lines. Alaska Village Electric Cooperative is the extreme case at 52.0 cents, because remote villages are supplied from diesel. Members forgive a high price when they are asked and heard; they leave no opening for a competitor that only offers a discount.

## Municipal suppliers

Municipal suppliers are the price leaders of the sample: Albertville charges 9.8 cents per kWh, the City of Alexandria in Louisiana 10.0 and Albany Utility Board 10.8. The City of Alameda shows the other pole of positioning, with the third highest price of the sample, 19.8 cents per kWh, and yet one of the lowest monthly bills, 70.11 dollars, because its households use little power.

## Retail marketers

A retail marketer competes for households in states that have opened their market, over the wires of the local utility. Agway Energy Services in New York sells at 8.2 cents per kWh, the lowest price in the sample, but that price covers the energy only: delivery is billed by the utility. Marketers position themselves on freedom of choice and on introductory prices, and their weakness is trust once the introductory price has run out.

## The gap

No supplier in the sample combines a fixed price for several years with a named renewable source. Marketers have the price message, cooperatives have the trust, and nobody has joined the two in one offer.
`
