/** All that is shown of what goes in and out. */

export { ExchangeSheet } from "./sheet.tsx";
