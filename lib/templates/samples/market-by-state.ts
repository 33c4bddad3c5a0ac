/** Households and their income (2013), and renewable energy produced (2012 and 2017), for every state. Source and licence: LICENCES.md. */
export const marketByState = `State,Region,Households,"Households over $100,000","Share over $100,000 (%)",Renewable energy 2012 (TBtu),Renewable energy 2017 (TBtu)
Alabama,South,1837292,287000,15.6,242.1,255.5
Alaska,West,250875,79000,31.5,17.8,23.7
Arizona,West,2381501,448000,18.8,98.8,148.7
Arkansas,South,1130417,151000,13.4,111.6,109.4
California,West,12581722,3561000,28.3,703.6,1115.3
Colorado,West,1989371,501000,25.2,102.7,150.8
Connecticut,Northeast,1348275,446000,33.1,26.7,32.3
Delaware,South,337245,85000,25.2,3.6,3.3
District of Columbia,South,268015,95000,35.5,0.3,1.3
Florida,South,7168502,1254000,17.5,223.0,237.5
Georgia,South,3522934,680000,19.3,207.6,271.8
Hawaii,West,449296,135000,30.1,18.2,26.4
Idaho,West,583452,85000,14.5,155.3,171.2
Illinois,Midwest,4763457,1153000,24.2,278.3,370.3
Indiana,Midwest,2482558,410000,16.5,196.8,249.5
Iowa,Midwest,1227201,223000,18.2,633.0,780.5
Kansas,Midwest,1109747,213000,19.2,116.1,247.5
Kentucky,South,1693399,252000,14.9,62.9,82.3
Louisiana,South,1715997,305000,17.8,109.1,232.5
Maine,Northeast,552589,91000,16.4,157.3,152.7
Maryland,South,2149424,754000,35.1,48.8,55.4
Massachusetts,Northeast,2528592,812000,32.1,50.0,72.4
Michigan,Midwest,3815532,691000,18.1,161.3,229.2
Minnesota,Midwest,2109924,523000,24.8,302.2,359.8
Mississippi,South,1086898,136000,12.5,77.0,67.0
Missouri,Midwest,2353778,398000,16.9,81.6,90.7
Montana,West,405504,63000,15.5,124.4,136.0
Nebraska,Midwest,729572,136000,18.6,277.8,359.4
Nevada,West,995980,189000,19.0,56.6,98.2
New Hampshire,Northeast,518088,148000,28.5,44.5,59.3
New Jersey,Northeast,3181152,1094000,34.4,43.6,48.0
New Mexico,West,760251,128000,16.8,38.1,67.5
New York,Northeast,7214163,1955000,27.1,364.2,450.7
North Carolina,South,3721358,636000,17.1,152.8,217.9
North Dakota,Midwest,291468,62000,21.3,126.7,197.5
Ohio,Midwest,4551497,810000,17.8,133.1,153.6
Oklahoma,South,1445059,230000,15.9,119.6,263.5
Oregon,West,1516591,282000,18.6,499.3,494.6
Pennsylvania,Northeast,4945140,1043000,21.1,167.2,201.5
Rhode Island,Northeast,410347,102000,24.8,2.9,5.8
South Carolina,South,1781957,280000,15.7,118.0,130.2
South Dakota,Midwest,326086,53000,16.2,217.9,225.6
Tennessee,South,2480467,387000,15.6,173.1,176.3
Texas,South,8965352,1981000,22.1,452.9,786.2
Utah,West,891240,197000,22.1,20.6,53.3
Vermont,Northeast,256563,52000,20.2,26.3,38.0
Virginia,South,3026761,902000,29.8,102.1,138.4
Washington,West,2634496,667000,25.3,1016.9,942.4
West Virginia,South,739759,98000,13.3,44.9,41.8
Wisconsin,Midwest,2281781,429000,18.8,195.1,215.3
Wyoming,West,222679,50000,22.4,53.5,56.0
`
