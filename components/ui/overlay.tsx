/**
 * The shade behind a dialog. Not the primitive's own overlay: that one locks the page's scrolling by writing a <style> tag, which
 * our CSP forbids. `data-scroll-lock` does the same from globals.css.
 */
export function Overlay() {
  return <div data-scroll-lock aria-hidden className="fixed inset-0 z-50 bg-black/40 dark:bg-black/60" />
}
