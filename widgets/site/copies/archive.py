"""Packs the built site into one file: unpacked, it works from a disk and from any plain web server."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from . import COPIES, NAME

LONG_AGO = (1980, 1, 1, 0, 0, 0)                     # no date of its own: the same pages give the same bytes
READABLE = 0o644 << 16


def write(site: Path, target: Path):
    """Write all files of the site, in one folder, in order; those that only the next build needs stay out."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(each for each in site.rglob("*") if each.is_file()):
            place = path.relative_to(site)
            if not place.name.startswith(".") and place.name != COPIES["offline"]:
                entry = ZipInfo(f"{NAME}/{place.as_posix()}", LONG_AGO)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
                archive.writestr(entry, path.read_bytes())
