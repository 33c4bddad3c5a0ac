/** Illustrative interview notes written for Parallax (CC0). The people are fictional, and nothing in them was measured. */
export const planInterviews = `# Interviews on three ways to pay (illustrative, written for Parallax; fictional people, no survey)

## Parents with a tight budget

They want to know on the first of the month what the last of the month will cost. A flat fee would let them plan, and a flat fee is what they ask for before anything else is explained. Night and day rates sound like homework: dinner is at six, whatever the rate is. Prepaid credit was tried by one of them and ended in a cold kitchen on a Sunday.

## Early adopters with an electric car

They charge at night and would like to be paid for it. Night and day rates are the only offer that fits the car, the heat pump and the battery, and they would change the supplier for good night rates. A flat fee means that they pay for the neighbours. Nobody of them wants prepaid credit.

## Retired couples

They have paid one level amount for thirty years and see no reason to change. The flat fee is fair because it is the same in winter, and a flat fee is what their pension is like. Day rates worry them, since they are at home all day. Prepaid credit reminds them of coin meters.

## Students in shared flats

They move every year and never know who pays the last bill. Prepaid credit ends that quarrel: each puts in credit, and nobody owes anything on moving day. They would ask for prepaid credit at once, while a flat fee for people who come and go pays for somebody else's shower. Night and day rates would be all right, said one who works late.

## Small shops

They are open by day, so night rates would help the baker only. A flat fee makes the books simple, and the flat fee can be put into the price of bread. Prepaid credit would need somebody to watch it.
`
