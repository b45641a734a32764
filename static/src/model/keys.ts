/** The keys that work anywhere in the page, except while a field is being typed in. */

export interface KeyTargets {
  next: () => void;
  back: () => void;
  home: () => void;
  end: () => void;
  play: () => void;
  nextIteration: () => void;
}

const ACTIONS: Record<string, keyof KeyTargets> = {
  ArrowRight: "next",
  ArrowLeft: "back",
  Home: "home",
  End: "end",
  " ": "play",
  n: "nextIteration",
};

/** Fields that a key may be meant for. A radio button or a slider is moved by arrows, not typed in. */
const TYPED_IN = "input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]";
/** Space presses these. */
const PRESSED = "button, a, summary, [role=button], [role=tab]";

/** Do what the key stands for; whether it stood for anything. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const action = ACTIONS[event.key];
  const at = event.target instanceof Element ? event.target : null;
  if (!action || at?.closest(TYPED_IN)) return false;
  if (event.key === " " && at?.closest(PRESSED)) return false;
  event.preventDefault();
  targets[action]();
  return true;
}
