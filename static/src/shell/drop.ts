/** A file that is dropped anywhere on the page is opened. */

/**
 * While a file is held over the page, `data-dropping` says so on the document's root, and what is
 * about to be needed is loaded by `approach`.
 */
export function acceptDrops(open: (file: File) => void, approach: () => void): void {
  const { dataset } = document.documentElement;
  /** Elements that the file is over: it enters the inner one before it leaves the outer. */
  let over = 0;

  function brings(event: DragEvent): boolean {
    return event.dataTransfer?.types.includes("Files") ?? false;
  }

  function end(): void {
    over = 0;
    delete dataset.dropping;
  }

  document.addEventListener("dragenter", (event) => {
    if (!brings(event)) return;
    over++;
    approach();
    dataset.dropping = "";
  });
  document.addEventListener("dragleave", (event) => {
    if (brings(event) && --over <= 0) end();
  });
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    // Or else the browser leaves the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    end();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) open(file);
  });
}
