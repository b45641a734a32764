/**
 * Motion over a picture: things that fly, swell and fade, on the compositor. They stand in a layer of
 * their own that no reader of the screen hears, and are gone when they have been seen.
 */

export interface Spot {
  x: number;
  y: number;
}

/** A part of what a thing says, on the tint of its role in the formula where it has one. */
export interface Part {
  text: string;
  tint?: string;
}

/** Something seen from one share of the whole time to another. */
export interface Moving {
  /**
   * A solid token, a chip that shows its factors, a dot where there are many, a trail along the way,
   * a ring around a spot, or a line as it was.
   */
  kind: "token" | "chip" | "dot" | "trail" | "ring" | "line";
  /** Where it is at first, on the way, and in the end. */
  path: Spot[];
  from: number;
  to: number;
  parts?: Part[];
  /** Classes that colour it: its phase, the sign of an edge. */
  classes: string;
  /** How wide a line is. */
  width?: number;
}

/** An element of the picture itself that comes out of hiding, or is dimmed, for a part of the time. */
export interface Fading {
  select: string;
  from: number;
  to: number;
  /** Its opacity until `from`; it is whole from `to` on. */
  opacity: number;
}

export interface Choreography {
  moving: Moving[];
  fading: Fading[];
  /** How many parts follow each other, which decides how long it takes. */
  parts: number;
}

/** Each part of a wave begins when so much of the one before is over. */
export const OVERLAP = 0.6;

export type Stage = ReturnType<typeof createStage>;

const SVG = "http://www.w3.org/2000/svg";
/** Of what a thing takes, its coming and its going. */
const FADE = 0.15;
const EASE = "cubic-bezier(.3, 0, .2, 1)";
const FONT = 12;
const HEIGHT = 20;

/** Whether motion is wanted on this system. */
export function wantsMotion(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** What plays in a layer of a picture, one scene at a time. */
export function createStage(layer: SVGGElement) {
  let running: Animation[] = [];

  /** End whatever is moving: the picture stands as it is. */
  function clear(): void {
    for (const each of running) each.cancel();
    running = [];
    layer.replaceChildren();
  }

  function animate(of: Element, frames: Keyframe[], from: number, to: number, ms: number): void {
    running.push(of.animate(frames, {
      delay: from * ms,
      duration: Math.max(1, (to - from) * ms),
      fill: "both",
      easing: EASE,
    }));
  }

  return {
    clear,

    /** Play a scene of so many ms in place of the one before. */
    play(moving: Moving[], fading: Fading[], ms: number): void {
      clear();
      const drawn = moving.map((thing) => ({ thing, element: draw(thing) }));
      layer.append(...drawn.map(({ element }) => element));
      for (const { thing, element } of drawn) {
        animate(element, framesOf(thing), thing.from, thing.to, ms);
      }
      const picture = layer.ownerSVGElement;
      for (const { select, from, to, opacity } of fading) {
        for (const element of picture?.querySelectorAll(select) ?? []) {
          animate(element, [{ opacity }, { opacity: 1 }], from, to, ms);
        }
      }
      const own = running;
      Promise.all(own.map(({ finished }) => finished)).then(() => {
        if (running === own) clear();
        // What was cut short was cleared then.
      }, () => {});
    },
  };
}

function framesOf({ kind, path }: Moving): Keyframe[] {
  if (kind === "line") return [{ opacity: 1 }, { opacity: 0 }];
  const [first] = path;
  if (kind === "ring") {
    const at = `translate(${first.x}px, ${first.y}px)`;
    return [
      { transform: `${at} scale(1.3)`, opacity: 0 },
      { transform: `${at} scale(1)`, opacity: 0.9, offset: 0.5 },
      { transform: `${at} scale(1)`, opacity: 0 },
    ];
  }
  if (kind === "trail") {
    const [a, b] = [first, path[path.length - 1]];
    const turned = Math.atan2(b.y - a.y, b.x - a.x);
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const along = (share: number) =>
      `translate(${a.x}px, ${a.y}px) rotate(${turned}rad) scale(${share * length / 100}, 1)`;
    return [
      { transform: along(0.02), opacity: 0.75 },
      { transform: along(1), opacity: 0.75, offset: 0.7 },
      { transform: along(1), opacity: 0 },
    ];
  }
  const at = ({ x, y }: Spot, scale = 1) => `translate(${x}px, ${y}px) scale(${scale})`;
  const last = path[path.length - 1];
  const still = path.length === 1;
  const way = still ? [first, first] : path;
  return [
    { transform: at(first, still ? 0.9 : 1), opacity: 0 },
    ...way.map((spot, step) => ({
      transform: at(spot),
      opacity: 1,
      offset: FADE + (1 - 2 * FADE) * step / (way.length - 1),
    })),
    { transform: at(last), opacity: 0 },
  ];
}

function draw(thing: Moving): SVGElement {
  const group = make("g", { class: `moving ${thing.kind} ${thing.classes}` });
  group.append(...shapesOf(thing));
  return group;
}

function shapesOf({ kind, path, parts = [], width = 1 }: Moving): SVGElement[] {
  switch (kind) {
    case "line": {
      const [a, b] = path;
      return [make("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": width })];
    }
    case "trail":
      return [make("path", { d: "M0 0 L100 -4.5 V4.5 Z" })];
    case "ring":
      return [make("circle", { r: width })];
    case "dot":
      return [make("circle", { r: 4.5 })];
    default:
      return pillOf(parts);
  }
}

/** The parts side by side in a pill. */
function pillOf(parts: Part[]): SVGElement[] {
  const widths = parts.map(({ text }) => 0.6 * FONT * text.length + 4);
  const whole = widths.reduce((sum, each) => sum + each, 0) + 10;
  const shapes = [
    make("rect", {
      class: "pill",
      x: -whole / 2,
      y: -HEIGHT / 2,
      width: whole,
      height: HEIGHT,
      rx: HEIGHT / 2,
    }),
  ];
  let x = -whole / 2 + 5;
  for (const [at, { text, tint }] of parts.entries()) {
    if (tint) {
      shapes.push(make("rect", {
        class: `tint read-${tint}`,
        x,
        y: -HEIGHT / 2 + 3,
        width: widths[at],
        height: HEIGHT - 6,
        rx: 3,
      }));
    }
    const words = make("text", {
      x: x + widths[at] / 2,
      "text-anchor": "middle",
      "dominant-baseline": "central",
    });
    words.textContent = text;
    shapes.push(words);
    x += widths[at];
  }
  return shapes;
}

function make(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
