import { useEffect, useState } from "preact/hooks";

/** The value as it was when it last stood still for so many ms; at first, as it is. */
export function useSettled<Value>(value: Value, still: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), still);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
