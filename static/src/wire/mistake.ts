/** A mistake that people make, as the server tells of it. */

import { isText, objectOf } from "../lib/json_shape.ts";

export interface Mistake {
  id: string;
  name: string;
  explanation: string;
  hint: string;
}

export const isMistake = objectOf<Mistake>({
  id: isText,
  name: isText,
  explanation: isText,
  hint: isText,
});
