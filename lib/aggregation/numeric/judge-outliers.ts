import { excludedFor } from '../branches'
import type { Excluded, Note, NumericValue } from '../contract'
import { findOutliers } from './find-outliers'
import type { NumericOptions } from './numeric-options'
import type { BranchValue } from './read-values'

/** From here on somebody may have answered in thousands. */
const suspiciousRatio = 100

/**
 * Marks the values that lie apart and drops them where that is asked for. Positive values of which one is at least a hundred times
 * another look like a mistaken unit: that is noted, and apart is then measured in orders of magnitude.
 */
export function judgeOutliers(
  values: readonly BranchValue[],
  { outliers, outlierMethod }: Pick<NumericOptions, 'outliers' | 'outlierMethod'>,
): { values: NumericValue[]; dropped: Excluded[]; notes: Note[] } {
  const numbers = values.map(({ value }) => value)
  const suspicious =
    numbers.every((value) => value > 0) && Math.max(...numbers) / Math.min(...numbers) >= suspiciousRatio
  const judged = suspicious ? findOutliers(numbers.map(Math.log10), 'modifiedZ') : findOutliers(numbers, outlierMethod)
  const dropping = (at: number) => outliers === 'drop' && judged[at]?.outlier === true
  return {
    values: values.map(({ index, value, written, range }, at) => ({
      index,
      value,
      written,
      range,
      outlier: judged[at]?.outlier ?? false,
      score: judged[at]?.score ?? null,
      used: !dropping(at),
    })),
    dropped: values.flatMap((value, at) =>
      dropping(at) ? [excludedFor(value, 'outlier', `“${value.written}” lies apart from the others.`)] : [],
    ),
    notes: suspicious ? [possibleUnitError] : [],
  }
}

const possibleUnitError: Note = {
  code: 'possible_unit_error',
  message:
    'Possible unit error: the largest answer is at least 100 times the smallest. Outliers are judged by order of magnitude.',
}
