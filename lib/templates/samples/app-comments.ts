/** Illustrative comments written for Parallax (CC0). The people are fictional, and nothing in them was measured. */
export const appComments = `# Comments on four concepts for an energy app (illustrative, written for Parallax; fictional people, no survey)

## Parents

The bill forecast is what we opened the app for: a forecast of the bill on the tenth, not a shock on the thirtieth. A forecast that is wrong by a little is still better than no forecast. Outage alerts would be good when the baby's bottle is in the warmer. The moving helper we would use once. Solar share is for people with a roof.

## Owners of a roof with panels

Solar share shows what our panels feed in and what the street uses of it; the solar share is what we talk about at the fence. Outage alerts matter, because the inverter stops as well. The bill forecast is a guess on a guess with panels on the roof.

## Tenants who move often

The moving helper would have saved us a month of paying twice: a helper that moves the contract with us, from one flat to the next. Moving is when we change suppliers. The bill forecast comes next, since the first bill in a new flat is a riddle. Solar share on a rented roof is a joke, and outage alerts come from the neighbours anyway.

## People with medical devices

Outage alerts are not a feature for us, they are the reason to have an app: alerts by text and by call, and an alert when power is back. An outage of an hour is a trip to the hospital. The bill forecast would help to claim the extra power back. The others we would not open.

## Shop keepers

Outage alerts save the freezer, so alerts first. The bill forecast makes the month easier to plan, and the forecast could go to the accountant. Solar share could hang in the window. Moving helper: we stay.
`
