"""The menus of the header, which a narrow window puts into one."""

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.browser.visit import Visit


def open_menu(visit: Visit, title: str) -> None:
    """Open a menu of the header: its own, or in a narrow window the one of all."""
    header = visit.page.get_by_role("banner")
    more = header.get_by_role("button", name="More", exact=True)
    button = more if more.is_visible() else header.get_by_role("button", name=title, exact=True)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


def choose(visit: Visit, title: str, item: str) -> None:
    """Choose an entry of a menu."""
    open_menu(visit, title)
    visit.page.get_by_role("banner").get_by_role("button", name=item, exact=True).click()


def bring_in(visit: Visit, name: str, content: bytes) -> None:
    """Open a file by the menu, once that has come."""
    file: FilePayload = {"name": name, "mimeType": "", "buffer": content}
    with visit.page.expect_file_chooser() as chooser:
        choose(visit, "File", "Open a problem or a model…")
    chooser.value.set_files(file)


def saved(visit: Visit, item: str, folder: Path) -> Path:
    """The file that an entry of the export menu saves, under the name it proposes."""
    with visit.page.expect_download() as download:
        choose(visit, "File", item)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def shared(visit: Visit) -> str:
    """The link that Share puts into the address."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="Share").click()
    expect(visit.page.locator(".toast")).to_contain_text("Link copied")
    return visit.page.url
