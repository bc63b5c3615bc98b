"""The archive: whole, the same whenever the site is, and live from a disk and from a plain web server."""

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from tests.built import Page
from tests.pages.tabs import read, watch
from widgets.site import copies
from widgets.site.copies import archive

LIVE = ("index.html", "chapters/trust-logic.html", "chapters/ecosystem.html", "chapters/models/ritual.html",
        "slides/community.html")


@pytest.fixture(scope="module")
def unpacked(shelf, tmp_path_factory):
    """The one folder that the archive holds, unpacked."""
    place = tmp_path_factory.mktemp("stick")
    with ZipFile(shelf / copies.COPIES["offline"]) as file:
        file.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture(scope="module")
def server(unpacked):
    """The address of Python's own web server in the unpacked folder."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *details):
            pass

    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(unpacked)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()


@pytest.fixture(params=["disk", "server"])
def home(request, unpacked):
    """Where the pages begin: as files, and served."""
    return unpacked.as_uri() if request.param == "disk" else request.getfixturevalue("server")


@pytest.fixture
def watched(page):
    return watch(page)


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_archive_holds_the_whole_site(pages, unpacked):
    own = {f"copies/{copies.COPIES['offline']}", ".buildinfo"}
    assert files(unpacked) == files(pages) - own


def test_what_pages_link_and_load_is_in_the_archive(unpacked):
    lost = []
    for path in unpacked.rglob("*.html"):
        if "_static" not in path.parts and path.name != "404.html":
            for each in Page(path).all("a", "link", "script", "img"):
                address = urlsplit(each.get("href") or each.get("src") or "")
                if address.path and not address.scheme and not (path.parent / unquote(address.path)).is_file():
                    lost.append((path.name, address.path))
    assert lost == []


def test_the_same_files_give_the_same_bytes(tmp_path):
    for folder in ("first", "second"):
        for name in (("b.html", "a/c.css", ".hidden") if folder == "first" else ("a/c.css", ".hidden", "b.html")):
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"content of {name}")
            os.utime(path, (0, 10**9 + len(folder) * 1000))
        path.chmod(0o600 if folder == "first" else 0o644)
        archive.write(tmp_path / folder, tmp_path / f"{folder}.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    assert ZipFile(tmp_path / "first.zip").namelist() == [f"{copies.NAME}/a/c.css", f"{copies.NAME}/b.html"]


@pytest.mark.parametrize("name", LIVE)
def test_explorers_are_live_and_nothing_leaves(home, watched, name):
    read(watched.page, f"{home}/{name}")
    assert watched.page.locator("[data-explorer]").count() > 0
    assert watched.foreign == [] and watched.complaints == []


def test_a_slider_moves_the_picture(home, watched):
    read(watched.page, f"{home}/chapters/trust-logic.html")
    explorer = watched.page.locator("#explorer-trust")
    before = explorer.locator(".explorer-reading").inner_text()
    explorer.locator(".explorer-control input[type=range]").first.focus()
    watched.page.keyboard.press("End")
    watched.page.wait_for_function("before => document.querySelector('#explorer-trust .explorer-reading').innerText "
                                   "!== before", arg=before)
    assert watched.foreign == [] and watched.complaints == []


def test_the_lab_and_a_quiz_answer(home, watched):
    page = watched.page
    read(page, f"{home}/chapters/ecosystem.html")
    page.wait_for_function("document.querySelector('[data-coding-lab]').dataset.state === 'live'")
    page.locator(".Quiz label.MCButton").first.click()
    page.locator(".Feedback").filter(has_text=".").first.wait_for()
    assert watched.foreign == [] and watched.complaints == []


@pytest.mark.parametrize("query", ["信任", "archipelago"])
def test_the_search_finds_pages(home, watched, query):
    watched.page.goto(f"{home}/search.html?q={query}")
    watched.page.locator("#search-results li a", has_text="trust logic").first.wait_for()
    assert watched.foreign == []


def test_a_reader_finds_the_copies_that_are_there(home, watched):
    watched.page.goto(f"{home}/index.html")
    watched.page.locator("article").get_by_role("link", name="Copies to keep").click()
    watched.page.get_by_role("heading", name="Copies to keep").last.wait_for()
    links = watched.page.locator("article a[href*='copies/community']")
    assert [link.get_attribute("href") for link in links.all()] == [f"../copies/{copies.COPIES['pdf']}"]
    assert "make offline" in watched.page.locator("article").inner_text()
