"""`make links` finds dead links and no others: its settings, tried on a server of this machine."""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

from tests.book import ROOT
from widgets.site import outside

ANSWERS = {"/good": 200, "/good#place": 200, "/moved": 301, "/members": 401, "/gone": 404, "/broken": 500}
DEAD = {"/gone", "/broken"}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
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
    book = tmp_path_factory.mktemp("book")
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    ours = {name: value for name, value in config.items() if name.startswith("linkcheck_")}
    text = "".join(f"{name} = {value!r}\n" for name, value in {**ours, "linkcheck_retries": 1}.items())
    (book / "conf.py").write_text(text, encoding="utf-8")
    links = "".join(f"* `{path} <{server}{path}>`__\n" for path in ANSWERS)
    (book / "index.rst").write_text(f"Links\n=====\n\n{links}", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "linkcheck", book, book / "out"], check=False)
    lines = (book / "out" / "output.json").read_text(encoding="utf-8").splitlines()
    return done.returncode, {each["uri"].removeprefix(server): each["status"] for each in map(json.loads, lines)}


def test_dead_links_are_broken_and_no_others(checked):
    code, said = checked
    assert {path for path, status in said.items() if status == "broken"} == DEAD and code
    assert set(said) == set(ANSWERS)


def test_a_doi_is_looked_up_where_it_is_registered():
    assert outside.asked(None, "https://doi.org/10.1000/1") == "https://doi.org/api/handles/10.1000/1"
    assert outside.asked(None, "https://name.example/https://doi.org/") is None
