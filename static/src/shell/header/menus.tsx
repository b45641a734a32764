/** What the header's menus hold: it comes when one of them is opened, or a little before. */

export { FileMenu } from "./file_menu.tsx";
export { ViewMenu } from "./view_menu.tsx";
