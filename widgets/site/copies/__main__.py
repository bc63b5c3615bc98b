"""Makes a copy of the built site, unless there is one of the same sources: `python -m widgets.site.copies pdf`."""

import argparse
import shutil

from ..serve import SITE
from . import COPIES, FOLDER, ROOT, archive, folder, pdf

SAID = {"pdf": "Printing the book as one PDF, in two passes.", "offline": "Packing the site into one archive."}
WRITERS = {"pdf": pdf.write, "offline": archive.write}


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m widgets.site.copies", description="Make a copy of the built site.")
    parser.add_argument("kind", choices=COPIES, help="one PDF, or an archive that works without a network")
    make(parser.parse_args(arguments).kind)


def make(kind):
    """Make the copy of this kind, "pdf" or "offline", and remove copies of other sources."""
    target = folder()
    if (target / COPIES[kind]).exists():
        return
    for other in (ROOT / FOLDER).glob("*"):
        if other != target:
            shutil.rmtree(other)
    target.mkdir(parents=True, exist_ok=True)
    print(SAID[kind], flush=True)
    unfinished = target / f"unfinished-{COPIES[kind]}"
    WRITERS[kind](SITE, unfinished)
    done = unfinished.rename(target / COPIES[kind])
    print(f"{done.name}: {done.stat().st_size / 1e6:.1f} MB.")


if __name__ == "__main__":
    main()
