import { useState } from "preact/hooks";

/** Why a change was refused, for as long as what it would have changed stands as it was. */
export function useRefusal(of: unknown) {
  const [refusal, setRefusal] = useState<{ of: unknown; reason: string | null } | null>(null);
  const reason = refusal?.of === of ? refusal?.reason ?? null : null;
  return [reason, (given: string | null) => setRefusal({ of, reason: given })] as const;
}
