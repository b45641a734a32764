/** The style sheet of the rooms that the first view does not show. */

let asked: Promise<void> | null = null;

/** Have it loaded; settles once it holds. Rejects where it does not come, and can be asked again. */
export function roomsStyle(): Promise<void> {
  asked ??= load().catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

function load(): Promise<void> {
  // It comes before the sheet that wins over all others.
  const last = document.querySelector<HTMLLinkElement>("link[data-rooms]");
  if (!last?.dataset.rooms) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = last.dataset.rooms;
  return new Promise((done, fail) => {
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      fail(new Error("The style sheet did not come."));
    };
    last.before(link);
  });
}
