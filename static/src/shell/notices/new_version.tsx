import type { NewVersion } from "../../wire/new_version.ts";

/** That a new version of the page can be had, which keeps what is open. */
export function NewVersionNotice({ isThere, isPutOff }: NewVersion) {
  if (!isThere.value || isPutOff.value) return null;
  return (
    <div class="notice news" role="status">
      <p>
        <strong>A new version of Backstep is here.</strong> Loading it keeps your work.
      </p>
      <button type="button" onClick={() => location.reload()}>Load it</button>
      <button type="button" onClick={() => (isPutOff.value = true)}>Later</button>
    </div>
  );
}
