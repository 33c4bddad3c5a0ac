/** One look for dropdown and context menus. */
export const menuClasses = {
  content:
    'animate-pop scroll-thin z-50 max-h-[min(24rem,var(--radix-popper-available-height))] min-w-48 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-md',
  item: 'flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none data-[disabled]:pointer-events-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-faint',
  danger: 'text-danger data-[highlighted]:bg-danger-soft [&>svg]:text-danger',
  label: 'px-2 pt-1.5 pb-1 text-2xs font-medium text-faint',
  separator: 'my-1 h-px bg-line',
  shortcut: 'ml-auto pl-4 text-xs text-faint tabular',
}
