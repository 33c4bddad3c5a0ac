import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// `text-2xs` is ours: without this line it would be taken for a colour and throw out the real one.
const merge = extendTailwindMerge({ extend: { classGroups: { 'font-size': ['text-2xs'] } } })

/** Joins class names; the later of two that fight wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
