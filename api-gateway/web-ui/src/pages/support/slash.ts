const KEPT = 'flipbridge.console.slash';

/** Keys that act by themselves get in the way of speech input: they can be switched off. */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

export function keepSlash(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing asks anew next time.
  }
}

/** Whether a key belongs to what has the focus, or to a question that is to be answered first. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  );
}
