"""The browser of the tests, the benchmarks and the PDF: `python -m widgets.site.browser` finds one or installs it.

As root on Debian: the distribution's Chromium without windows, which does a page with half the work of the one with
windows, and a Chinese font. Elsewhere: Playwright's own, of the version that the locked package asks for, where it is
installed; or else a Chromium of the system, so that nobody has to fetch a second one.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SYSTEM = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
PACKAGES = ["chromium-headless-shell", "fonts-noto-cjk"]
FLAGS = [
    # A page must not owe its quiet to luck: the browser itself asks for nothing while tests listen.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def programs():
    """The browsers to try, best first; None is Playwright's own."""
    system = [str(program) for program in SYSTEM if program.exists()]
    return [*system, None] if root() else [None, *system]


def launch(playwright, **options):
    """Start the first browser that starts, without a window."""
    options["args"] = [*FLAGS, *options.get("args", [])]
    *others, last = programs()
    for program in others:
        with suppress(Error):
            return playwright.chromium.launch(executable_path=program, **options)
    return playwright.chromium.launch(executable_path=last, **options)


def works() -> str:
    """Try the browser: its version, or an empty text when none starts."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except Error:
            return ""
        version = browser.version
        browser.close()
        return version


def install():
    """Install a browser the way this machine allows."""
    if root() and shutil.which("apt-get"):
        print(f"Installing {' and '.join(PACKAGES)} with apt-get for the tests and the PDF.", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for package in PACKAGES:  # one by one: not every distribution has both
            subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, env=environment)
    if not works():
        print("Installing Playwright's Chromium for the tests and the PDF.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def chinese_font() -> bool:
    """Whether this machine can draw Chinese, as far as it can be asked."""
    if not shutil.which("fc-list"):
        return True
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True).stdout.strip())


def main():
    version = works()
    if not version or not chinese_font():
        install()
        version = works()
    if not version:
        sys.exit(
            "The tests and the PDF need Chromium, and none starts on this machine: install it "
            f"(Debian: apt-get install {' '.join(PACKAGES)}; elsewhere: "
            f"{sys.executable} -m playwright install --with-deps chromium) and run make again."
        )
    print(f"Browser of the tests and the PDF: Chromium {version}.")


if __name__ == "__main__":
    main()
