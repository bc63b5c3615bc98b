"""The browser of the tests, the benchmarks and the PDF: `python -m widgets.site.browser` finds one or installs it.

As root on Debian: the distribution's Chromium without windows, which does a page with half the work of the one with
windows, and a Chinese font. Elsewhere: a Chromium of the system, or else Playwright's own, which has no windows either.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SYSTEM = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]  # the first that there is
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


def launch(playwright, **options):
    """Start the browser without a window."""
    if root():  # Chromium refuses its sandbox to root
        options["args"] = [*FLAGS, "--no-sandbox", *options.get("args", [])]
    else:
        options["args"] = [*FLAGS, *options.get("args", [])]
    for program in filter(Path.exists, SYSTEM):
        options.setdefault("executable_path", str(program))
    return playwright.chromium.launch(**options)


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
