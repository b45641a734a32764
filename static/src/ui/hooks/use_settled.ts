import { useEffect, useState } from "preact/hooks";

/** How long the page stands still, in ms, before what is read aloud and not seen follows it. */
const STILL = 100;

/** The value as it was when the page last stood still; at first, as it is. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), STILL);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
