"""Checksums of the tables: a table cannot change unnoticed."""
import hashlib
from pathlib import Path

from .loading import DATA, read_package, write_package


def measured(path):
    """Size and hash of a file, as the data package writes them."""
    content = Path(path).read_bytes()
    return {"bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest()}


def stale_resources(data=DATA):
    """Paths of the tables whose file is not the one that the data package describes."""
    return [resource["path"] for resource in read_package(data)["resources"]
            if any(resource.get(key) != value
                   for key, value in measured(Path(data) / resource["path"]).items())]


def refresh(data=DATA):
    """Write the present sizes and hashes into datapackage.json; return the paths that had changed."""
    changed = stale_resources(data)
    package = read_package(data)
    for resource in package["resources"]:
        resource.update(measured(Path(data) / resource["path"]))
    write_package(package, data)
    return changed
