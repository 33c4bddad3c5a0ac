/** Why a model stopped, where that is worth saying; null for an ordinary end. */
export function describeStopReason(stopReason: string | null): string | null {
  switch (stopReason) {
    case null:
    case 'end_turn':
      return null
    case 'stop_sequence':
      return 'stopped at a stop sequence'
    case 'max_tokens':
      return 'cut off at its token limit'
    case 'model_context_window_exceeded':
      return 'cut off: its context was full'
    case 'refusal':
      return 'refused to answer'
    default:
      return `stopped: ${stopReason.replaceAll('_', ' ')}`
  }
}
