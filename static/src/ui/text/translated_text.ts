/**
 * A browser's translation puts <font> elements in the place of text nodes. What is drawn anew after
 * that would be written into nodes that nobody sees any more. So the page's own text is put back
 * before it is drawn; the translation stays where the text has stayed, and what is another text is
 * seen by the translation as any new one is.
 */

import { options } from "preact";

interface Translated {
  /** What stands in the place of the text. */
  font: Element;
  /** What was translated. */
  data: string;
  /** The node that the text was moved into, where it was not taken out of the page. */
  within: ParentNode | null;
}

/** From now on, keep what `root` shows in step with what is drawn, translated or not. */
export function keepTranslated(root: Element): void {
  const translated = new Map<Text, Translated>();
  const observer = new MutationObserver(note);
  observer.observe(root, { childList: true, subtree: true });

  function note(records: MutationRecord[]): void {
    for (const { removedNodes, addedNodes, nextSibling, previousSibling } of records) {
      for (const text of removedNodes) {
        if (!(text instanceof Text)) continue;
        const around = outermost(text);
        const beside = [...addedNodes, previousSibling, nextSibling].filter(isFont)
          .find((each) => ![...translated.values()].some(({ font }) => font === each)) ?? null;
        const font = around ?? beside;
        const within = around ? text.parentNode : null;
        if (font?.isConnected) translated.set(text, { font, data: text.data, within });
      }
    }
  }

  function putBack(): void {
    note(observer.takeRecords());
    for (const [text, { font }] of translated) {
      if (font.isConnected && font.parentNode) font.replaceWith(text);
      else translated.delete(text);
    }
  }

  function translateAgain(): void {
    for (const [text, { font, data, within }] of translated) {
      if (text.isConnected && text.data === data) {
        text.replaceWith(font);
        within?.append(text);
      } else {
        translated.delete(text);
      }
    }
    observer.takeRecords();
  }

  options.debounceRendering = (draw) =>
    queueMicrotask(() => {
      putBack();
      try {
        draw();
      } finally {
        translateAgain();
      }
    });
}

function isFont(node: Node | null): node is Element {
  return node instanceof Element && node.localName === "font";
}

/** The outermost of the <font> elements that a text has been moved into. */
function outermost(text: Text): Element | null {
  let found: Element | null = null;
  for (let at = text.parentElement; isFont(at); at = at.parentElement) found = at;
  return found;
}
