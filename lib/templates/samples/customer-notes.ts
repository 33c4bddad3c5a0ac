/** Illustrative interview notes written for Parallax (CC0). The people are fictional, and there are no figures in them. */
export const customerNotes = `# Customer notes (illustrative interviews written for Parallax; fictional people, no survey)

## What households want

Households want to know what the next bill will be: a price that stays fixed matters more to them than a price that is the lowest today. Most customers like renewable energy but expect it to be part of the offer, not a surcharge on top of it. Families with high bills in summer ask for a level monthly payment. Several people said that they would pay a little more for power from a wind farm they can name and visit, but not for a certificate that they do not understand.

## What makes them switch or stay

Customers switch after a shock, such as a bill that doubled or a move to another home, and hardly ever after an advertisement. Those who stay do so because switching looks like work and because they fear that the lights will go out. A switch that takes one form and one signature, with the first bill explained in person, removes most of that fear. Neighbours are the channel that people believe: cooperative members recommend their supplier without being asked.

## What they distrust

Introductory offers are what customers distrust most, because the price rose once the offer had run out. Words such as clean, green and eco-friendly are read as advertising; a source, a place and a share are read as information. Customers who were burnt by a retail marketer do not come back to any marketer.

## How they behave

People compare the total of the bill, not the price per kWh, and they compare it with last month and with the neighbours. Renters decide quickly and leave early; homeowners decide slowly and stay for years. Households with a higher income ask about the origin of the power, households with a lower income about the fee for leaving.
`
