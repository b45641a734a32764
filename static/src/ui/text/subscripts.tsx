/** A sentence of the server's with its indices lowered: δ_k, u_kj. */
export function Subscripts({ text }: { text: string }) {
  return <>{text.split(/_(\w+)/).map((part, at) => at % 2 ? <sub>{part}</sub> : part)}</>;
}
