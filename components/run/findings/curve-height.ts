/** Known before the chart has come, so that nothing jumps when it does. */
export const curveHeightPx = 120
