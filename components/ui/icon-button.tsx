import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { Hint } from './tooltip'

export type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'asChild' | 'size'> & {
  /** What it does: its name for a screen reader and its tooltip. */
  label: string
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  size?: 'icon' | 'icon-sm'
  children: ReactNode
}

export function IconButton({ label, shortcut, side, variant = 'ghost', size = 'icon', ...props }: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut} side={side}>
      <Button aria-label={label} variant={variant} size={size} {...props} />
    </Hint>
  )
}
