import type { AriaLabelConfig } from 'reactflow'

/** What React Flow says to a screen reader, in our words and with our keys. */
export const ariaLabels: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default':
    'Press Enter to select, then arrow keys to move, Delete to remove. Shift F10 opens its menu: there it is connected and copied.',
  'node.a11yDescription.keyboardDisabled':
    'Press Enter to select, then arrow keys to move, Delete to remove. Shift F10 opens its menu.',
  'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) => `Moved ${direction}, now at ${x} and ${y}.`,
  'edge.a11yDescription.default': 'Press Enter to select, Delete to remove. The inspector inserts a node into it.',
  'controls.ariaLabel': 'View of the canvas',
  'minimap.ariaLabel': 'Small picture of the whole graph',
  'handle.ariaLabel': 'Handle',
}
