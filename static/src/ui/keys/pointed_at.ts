/** What has the focus because it was chosen from by mouse or finger: its keys are the page's. */

/** What listens to arrows itself: by the keyboard alone, once it was reached by the pointer. */
const LISTENS = "select, input[type=range], [role=tab]";
/** These are meant for what has the focus: they choose within it, or lead away from it. */
const MEANT_FOR_IT = /^(Arrow(Up|Down)|Page(Up|Down)|Tab|Enter)$/;

let pointedAt: Element | null = null;

/** From now on, note what is reached by the pointer. */
export function watchPointer(): void {
  addEventListener("pointerdown", ({ target }) => {
    pointedAt = target instanceof Element ? target.closest(LISTENS) : null;
  }, true);
  addEventListener("keydown", ({ key, target }) => {
    if (target === pointedAt && MEANT_FOR_IT.test(key)) pointedAt = null;
  }, true);
  addEventListener("focusin", ({ target }) => {
    if (target !== pointedAt) pointedAt = null;
  }, true);
}

/** Whether the keys of the page are the page's though this has the focus, and listens to some. */
export function wasPointedAt(element: Element): boolean {
  return element === pointedAt && !isOpen(element);
}

/** Whether its list is open; where the browser does not tell, the list has the keys to itself. */
function isOpen(element: Element): boolean {
  return CSS.supports("selector(:open)") && element.matches(":open");
}
