"""`make links` finds dead links and no others: its settings, tried on a server of this machine."""

import json
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest
import yaml

from tests.book import ROOT
from widgets.site import outside

ANSWERS = {"/good": 200, "/good#place": 200, "/moved": 301, "/slow": 200, "/members": 401, "/programs": 403,
           "/gone": 404, "/broken": 500}
DEAD = {"/gone", "/broken"}
OPEN = {"/programs", "/slow"}
PATIENCE = 1     # seconds that the check waits for an answer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(2 * PATIENCE)
        self.send_response(ANSWERS[self.path])
        self.send_header("Location", "/good")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *details):
        pass


@pytest.fixture(scope="module")
def server():
    instance = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=instance.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{instance.server_port}"
    instance.shutdown()
    instance.server_close()


@pytest.fixture(scope="module")
def checked(server, tmp_path_factory):
    """What the link check says of a page with all these links: its exit code, and a status by address."""
    return ask(server, tmp_path_factory.mktemp("book"), ANSWERS)


def ask(server, book, paths):
    """The same of a page that has these links, in a table, beside one to another page of the site."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    ours = {name: value for name, value in config.items() if name.startswith("linkcheck_")}
    settings = {**ours, "linkcheck_retries": 1, "linkcheck_timeout": PATIENCE, "extensions": ["widgets.site.outside"]}
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (book / "conf.py").write_text(text, encoding="utf-8")
    (book / "index.rst").write_text("Links\n=====\n\n`A bet <models/one.html#bet-1>`__\n", encoding="utf-8")
    cells = "".join(f'<td><a class="source" href="{server}{path}">a</a></td>' for path in paths)
    (book / "html" / "models").mkdir(parents=True)
    (book / "html" / "index.html").write_text('<a href="models/one.html#bet-1">A bet</a>', encoding="utf-8")
    (book / "html" / "models" / "one.html").write_text(f"<table><tr>{cells}</tr></table>", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "linkcheck", book, book / "out"], check=False,
                          cwd=ROOT)
    lines = (book / "out" / "output.json").read_text(encoding="utf-8").splitlines()
    return done.returncode, {each["uri"].removeprefix(server): each["status"] for each in map(json.loads, lines)}


def test_dead_links_are_broken_and_no_others(checked):
    code, said = checked
    assert {path for path, status in said.items() if status == "broken"} == DEAD and code
    assert set(said) == set(ANSWERS)


def test_who_is_slow_or_turns_programs_away_is_told_and_leaves_the_check_green(checked, server, tmp_path):
    assert {path for path, status in checked[1].items() if status == "ignored"} == OPEN
    code, said = ask(server, tmp_path, OPEN)
    assert set(said.values()) == {"ignored"} and code == 0


def test_the_sources_of_the_data_are_asked(pages):
    """They stand in tables that code writes: reports in Landscape, events and estimates in chapters that use them."""
    asked = {link.uri for page in pages.rglob("*.html") for link in outside.outside(page, page.stem)}
    for table, column in (("cnnic_reports", "page_url"), ("case_events", "source_url")):
        for uri in pd.read_csv(ROOT / "data" / f"{table}.csv")[column].dropna():
            assert outside.asked(uri) in asked, f"{table}: {uri}"


def test_without_a_site_nothing_is_asked(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["widgets.site.outside"]', encoding="utf-8")
    (tmp_path / "index.rst").write_text("Links\n=====\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sphinx", "-b", "linkcheck", tmp_path, tmp_path / "out"], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert done.returncode and "run 'make book' first" in done.stderr


def test_a_doi_is_looked_up_where_it_is_registered():
    assert outside.asked("https://doi.org/10.1000/1") == "https://doi.org/api/handles/10.1000/1"
    assert outside.asked("https://name.example/https://doi.org/") == "https://name.example/https://doi.org/"
