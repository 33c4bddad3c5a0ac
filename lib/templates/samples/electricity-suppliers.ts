/** Seventeen suppliers of electricity to households in 2017: customers, average price and average bill. Source and licence: LICENCES.md. */
export const electricitySuppliers = `Supplier,State,Region,Ownership,Residential customers,Price (cents per kWh),Average monthly bill ($)
A & N Electric Cooperative,Virginia,South,Cooperative,31699,12.3,116.66
Adams-Columbia Electric Cooperative,Wisconsin,Midwest,Cooperative,34323,16.2,106.94
Adams Electric Cooperative,Illinois,Midwest,Cooperative,8706,14.9,169.41
Agway Energy Services,New York,Northeast,Retail marketer,28996,8.2,54.31
Aiken Electric Cooperative,South Carolina,South,Cooperative,45490,14.0,159.69
Alabama Power,Alabama,South,Investor owned,1280955,13.4,159.30
City of Alameda,California,West,Municipal,29625,19.8,70.11
Alaska Electric Light and Power,Alaska,West,Investor owned,14793,14.2,114.41
Alaska Village Electric Cooperative,Alaska,West,Cooperative,8065,52.0,220.77
Albany Utility Board,Georgia,South,Municipal,31473,10.8,102.19
City of Albemarle,North Carolina,South,Municipal,9859,12.7,141.59
Albemarle Electric Membership,North Carolina,South,Cooperative,11955,14.1,174.13
Albertville Municipal Utilities,Alabama,South,Municipal,8065,9.8,123.78
Alcorn County Electric Power Association,Mississippi,South,Cooperative,14811,11.5,142.01
City of Alexandria,Minnesota,Midwest,Municipal,8244,10.4,81.43
City of Alexandria,Louisiana,South,Municipal,20034,10.0,121.44
Alger-Delta Cooperative Electric Association,Michigan,Midwest,Cooperative,9540,20.6,88.72
`
