/** Principal components of points in many dimensions. */

import { dot } from "./axes.ts";

type Vector = Float64Array;

/** Rounds of the iteration; it doubles its digits long before. */
const ROUNDS = 500;
/** What is less of the whole is rounding. */
const LEAST_SHARE = 1e-12;

export interface Principal {
  /** Of length 1 and at a right angle; from the first point to the last they go forward. */
  directions: [Vector, Vector];
  /** The share of all squared distances from the middle that lies along each. */
  shares: [number, number];
}

/**
 * The first two of points that are few beside their dimensions. With the centred points as the rows
 * of X, they are Xᵀu / ‖Xᵀu‖ for the first two eigenvectors u of X Xᵀ, found by orthogonal
 * iteration. Null where the points lie on a line.
 */
export function principal(points: Vector[]): Principal | null {
  if (points.length < 3) return null;
  const middle = points[0].map((_, at) =>
    points.reduce((sum, point) => sum + point[at], 0) / points.length
  );
  const rows = points.map((point) => point.map((value, at) => value - middle[at]));
  const products = rows.map((row) => Float64Array.from(rows, (other) => dot(row, other)));
  const whole = products.reduce((sum, row, at) => sum + row[at], 0);
  if (!(whole > 0)) return null;

  const times = (u: Vector) => Float64Array.from(products, (row) => dot(row, u));
  // Begun with vectors that no way of a run is likely to be at right angles to.
  let first = unit(Float64Array.from(rows, (_, at) => at - rows.length / 3));
  let second = unit(Float64Array.from(rows, (_, at) => Math.cos(2.4 * at)));
  for (let round = 0; round < ROUNDS; round++) {
    first = unit(times(first));
    second = unit(without(times(second), first));
  }
  const shares: Principal["shares"] = [
    dot(first, times(first)) / whole,
    // Of points on a line nothing is left beside the first but rounding, whatever its direction.
    lengthOf(without(times(second), first)) / whole,
  ];
  if (!(shares[1] > LEAST_SHARE)) return null;
  const way = points[points.length - 1].map((value, at) => value - points[0][at]);
  const through = (u: Vector) => {
    const along = unit(
      middle.map((_, at) => u.reduce((sum, of, row) => sum + of * rows[row][at], 0)),
    );
    return dot(along, way) < 0 ? along.map((value) => -value) : along;
  };
  return { directions: [through(first), through(second)], shares };
}

function unit(vector: Vector): Vector {
  const length = lengthOf(vector) || 1;
  return vector.map((value) => value / length);
}

const lengthOf = (vector: Vector): number => Math.sqrt(dot(vector, vector));

function without(vector: Vector, direction: Vector): Vector {
  const along = dot(vector, direction);
  return vector.map((value, at) => value - along * direction[at]);
}
