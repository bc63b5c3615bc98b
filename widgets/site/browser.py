"""The browser of the tests, the benchmarks and the PDF: `python -m widgets.site.browser` finds one or installs it.

As root on Debian and its kin: the distribution's Chromium and a Chinese font. Elsewhere: Playwright's own
Chromium.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SYSTEM = Path("/usr/bin/chromium")
PACKAGES = ["chromium", "fonts-noto-cjk"]
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
    if SYSTEM.exists():
        options["executable_path"] = str(SYSTEM)
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
        subprocess.run(["apt-get", "install", "-y", "-qq", *PACKAGES], check=False, env=environment)
    else:
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
            "(Debian and Ubuntu: apt-get install chromium fonts-noto-cjk; elsewhere: "
            f"{sys.executable} -m playwright install --with-deps chromium) and run make again."
        )
    print(f"Browser of the tests and the PDF: Chromium {version}.")


if __name__ == "__main__":
    main()
