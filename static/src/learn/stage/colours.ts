/** The colours of maps, as the style sheet has them for the light or the dark page. */

export type Rgb = [number, number, number];

export interface Colours {
  low: Rgb;
  middle: Rgb;
  high: Rgb;
  ink: string;
  ground: string;
  edge: string;
  /** Of class 0, 1, …; more classes than colours begin again. */
  classes: Rgb[];
}

export const CLASS_COLOURS = 10;

let known: { of: string; colours: Colours } | null = null;

/** The colours at present; they are read anew when the page turns light or dark. */
export function coloursOf(element: Element): Colours {
  const { theme = "auto" } = document.documentElement.dataset;
  const of = `${theme} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
  if (known?.of === of) return known.colours;
  const probe = element.appendChild(document.createElement("i"));
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const rgb = (name: string) => rgbOf(read(name));
  const colours = {
    low: rgb("--map-low"),
    middle: rgb("--map-middle"),
    high: rgb("--map-high"),
    ink: read("--ink"),
    ground: read("--ground"),
    edge: read("--quiet"),
    classes: Array.from({ length: CLASS_COLOURS }, (_, at) => rgb(`--class-${at}`)),
  };
  probe.remove();
  known = { of, colours };
  return colours;
}

export function rgbOf(text: string): Rgb {
  const [r, g, b] = text.match(/[\d.]+/g)?.map(Number) ?? [];
  return [r, g, b];
}

export const css = ([r, g, b]: Rgb) => `rgb(${r} ${g} ${b})`;

/** Of two classes orange and blue, as negative and positive are everywhere; of more one each. */
export function classColour(colours: Colours, which: number): Rgb {
  return colours.classes[which % colours.classes.length];
}
