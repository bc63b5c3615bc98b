"""A JupyterLab of our own for tests and benchmarks.

It runs on a free local port with a token and in a folder of its own, with no settings of the user's, and is ended
afterwards.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.book import ROOT
from widgets.site.browser import root

START_LIMIT = 60     # s
RUN_LIMIT = 60_000   # ms
# The indicator also says idle while there is no kernel.
KERNEL_READY = """
    document.querySelector(".jp-Toolbar-kernelName")?.textContent.startsWith("Python") &&
    document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status === "idle"
"""


def write_notebook(path, code, kernel="python3"):
    """A notebook of one cell, for the kernel of this name."""
    kernel = {"name": kernel, "display_name": "Python", "language": "python"}
    nbformat.write(new_notebook(cells=[new_code_cell(code.strip())], metadata={"kernelspec": kernel}), path)


def quiet_settings(folder):
    """Settings of JupyterLab that keep it from asking another host for news."""
    settings = Path(folder, "labconfig", "page_config.json")
    settings.parent.mkdir(parents=True)
    disabled = {"@jupyterlab/apputils-extension:announcements": True}
    settings.write_text(json.dumps({"disabledExtensions": disabled}))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def surroundings(folder):
    """The environment of a JupyterLab that reads and writes nothing outside the folder."""
    own = {name: str(Path(folder, name.lower())) for name in
           ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    return {**os.environ, **own, "PYTHONPATH": str(ROOT)}


@contextmanager
def jupyterlab(notebooks, folder):
    """The address of a JupyterLab that shows a folder of notebooks, with a {} for the notebook's name."""
    environment, port, token = surroundings(folder), free_port(), secrets.token_hex(16)
    quiet_settings(environment["JUPYTER_CONFIG_DIR"])
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.root_dir={notebooks}",
               "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
               f"--IdentityProvider.token={token}", *(["--allow-root"] if root() else [])]
    log = Path(folder, "jupyterlab.log")
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=notebooks, env=environment, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, log)
        yield f"http://127.0.0.1:{port}/lab/tree/{{}}?reset&token={token}"
    finally:
        server.terminate()
        server.wait()


def wait_for(address, server, log):
    """Wait until JupyterLab answers; a RuntimeError shows its log if it does not."""
    for _ in range(START_LIMIT * 4):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            if server.poll() is not None:
                break
            time.sleep(0.25)
    raise RuntimeError(f"JupyterLab did not start within {START_LIMIT} s:\n{log.read_text()}")


def run_notebook(context, address):
    """Open a notebook in JupyterLab and run its cell: the cell's output."""
    page = context.new_page()
    page.goto(address, timeout=RUN_LIMIT)
    page.wait_for_function(KERNEL_READY, timeout=RUN_LIMIT)
    page.locator(".jp-CodeCell .cm-content").click()
    page.keyboard.press("Control+Enter")
    return page.locator(".jp-CodeCell .jp-OutputArea")
