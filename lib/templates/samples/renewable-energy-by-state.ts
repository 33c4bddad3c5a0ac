/** Renewable energy produced in twelve states, 2006 to 2017, in trillion Btu. Source and licence: LICENCES.md. */
export const renewableEnergyByState = `Year,Region,Renewable energy (TBtu)
2006,California,822.0
2007,California,631.9
2008,California,603.9
2009,California,646.8
2010,California,715.5
2011,California,837.3
2012,California,703.6
2013,California,741.8
2014,California,746.5
2015,California,734.7
2016,California,927.1
2017,California,1115.3
2006,Colorado,44.0
2007,Colorado,52.3
2008,Colorado,80.1
2009,Colorado,80.1
2010,Colorado,82.2
2011,Colorado,104.1
2012,Colorado,102.7
2013,Colorado,117.0
2014,Colorado,125.6
2015,Colorado,124.0
2016,Colorado,147.6
2017,Colorado,150.8
2006,Florida,185.6
2007,Florida,190.5
2008,Florida,195.2
2009,Florida,213.6
2010,Florida,230.3
2011,Florida,227.7
2012,Florida,223.0
2013,Florida,233.0
2014,Florida,230.3
2015,Florida,223.1
2016,Florida,222.8
2017,Florida,237.5
2006,Georgia,207.2
2007,Georgia,200.6
2008,Georgia,173.1
2009,Georgia,194.3
2010,Georgia,221.0
2011,Georgia,221.1
2012,Georgia,207.6
2013,Georgia,248.1
2014,Georgia,268.1
2015,Georgia,270.5
2016,Georgia,281.7
2017,Georgia,271.8
2006,Illinois,134.5
2007,Illinois,163.6
2008,Illinois,195.3
2009,Illinois,245.6
2010,Illinois,266.6
2011,Illinois,267.0
2012,Illinois,278.3
2013,Illinois,296.3
2014,Illinois,307.3
2015,Illinois,326.2
2016,Illinois,340.4
2017,Illinois,370.3
2006,Iowa,263.4
2007,Iowa,332.9
2008,Iowa,398.8
2009,Iowa,536.8
2010,Iowa,628.0
2011,Iowa,635.5
2012,Iowa,633.0
2013,Iowa,675.0
2014,Iowa,711.5
2015,Iowa,716.2
2016,Iowa,755.5
2017,Iowa,780.5
2006,Kansas,39.7
2007,Kansas,49.6
2008,Kansas,85.1
2009,Kansas,91.1
2010,Kansas,103.6
2011,Kansas,107.4
2012,Kansas,116.1
2013,Kansas,160.6
2014,Kansas,184.7
2015,Kansas,180.1
2016,Kansas,206.7
2017,Kansas,247.5
2006,Minnesota,157.2
2007,Minnesota,179.2
2008,Minnesota,215.1
2009,Minnesota,258.6
2010,Minnesota,294.9
2011,Minnesota,306.3
2012,Minnesota,302.2
2013,Minnesota,299.3
2014,Minnesota,338.2
2015,Minnesota,337.4
2016,Minnesota,343.9
2017,Minnesota,359.8
2006,New York,378.6
2007,New York,363.7
2008,New York,399.1
2009,New York,369.9
2010,New York,366.9
2011,New York,404.2
2012,New York,364.2
2013,New York,382.0
2014,New York,401.2
2015,New York,412.4
2016,New York,414.7
2017,New York,450.7
2006,Oklahoma,50.3
2007,Oklahoma,74.3
2008,Oklahoma,73.7
2009,Oklahoma,79.4
2010,Oklahoma,94.9
2011,Oklahoma,99.3
2012,Oklahoma,119.6
2013,Oklahoma,161.1
2014,Oklahoma,159.1
2015,Oklahoma,183.7
2016,Oklahoma,239.1
2017,Oklahoma,263.5
2006,Texas,152.2
2007,Texas,191.8
2008,Texas,298.5
2009,Texas,295.3
2010,Texas,393.0
2011,Texas,440.8
2012,Texas,452.9
2013,Texas,476.3
2014,Texas,529.8
2015,Texas,567.9
2016,Texas,691.2
2017,Texas,786.2
2006,Washington,928.3
2007,Washington,883.2
2008,Washington,879.2
2009,Washington,832.0
2010,Washington,821.2
2011,Washington,1058.8
2012,Washington,1016.9
2013,Washington,922.0
2014,Washington,935.0
2015,Washington,865.1
2016,Washington,922.6
2017,Washington,942.4
`
