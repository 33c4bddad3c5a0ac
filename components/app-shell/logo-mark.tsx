/** Three parallel lines that fan in. Takes its colour from the text around it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      aria-hidden
      className={className}
    >
      <path d="M3 5h5c4.5 0 5 7 9 7" />
      <path d="M3 12h14" />
      <path d="M3 19h5c4.5 0 5-7 9-7" />
      <circle cx="19.75" cy="12" r="2.25" fill="currentColor" stroke="none" />
    </svg>
  )
}
