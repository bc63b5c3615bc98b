"""A framework is added by its folder and one entry; its tables are then described like all others."""
import shutil

import pytest

from widgets.frameworks import DataError, load_framework
from widgets.frameworks.checksums import refresh, stale_resources
from widgets.frameworks.describing import describe
from widgets.frameworks.loading import framework_names, read_package, write_package


def add_folder(data, name):
    """A further framework, with the tables of one that is there."""
    shutil.copytree(data / "frameworks" / "trust-logic", data / "frameworks" / name)


def add_entry(data, name):
    """Its entry in the package, before all others."""
    package = read_package(data)
    entry = {"name": name, "citation": "Somebody (2030)", "source": {"title": "Somebody (2030), A Journal"}}
    write_package({**package, "frameworks": [entry, *package["frameworks"]]}, data)


def test_an_added_framework_loads_and_is_described(copy):
    add_folder(copy, "another")
    add_entry(copy, "another")
    describe(copy)
    refresh(copy)
    assert load_framework("another", copy).citation == "Somebody (2030)"
    assert framework_names(read_package(copy))[0] == "another"
    claims = next(table for table in read_package(copy)["resources"] if table["name"] == "another-claims")
    assert claims["title"] == "Claims of Somebody (2030), traced to models"
    assert claims["sources"] == [{"title": "Somebody (2030), A Journal"}]
    assert stale_resources(copy) == []


def test_a_folder_without_an_entry_is_named(copy):
    add_folder(copy, "another")
    with pytest.raises(DataError, match="frameworks/another: datapackage.json has no entry"):
        describe(copy)


def test_describing_again_changes_nothing(copy):
    before = (copy / "datapackage.json").read_bytes()
    describe(copy)
    assert (copy / "datapackage.json").read_bytes() == before


def test_either_side_of_a_merge_gives_the_same_package(copy, tmp_path):
    """Both branches added a framework: whichever package is kept, describing completes it."""
    ours, theirs = copy, shutil.copytree(copy, tmp_path / "theirs")
    for data in (ours, theirs):
        for name in ("another", "third"):
            add_entry(data, name)
    add_folder(ours, "another")
    add_folder(theirs, "third")
    for data, merged in ((ours, "third"), (theirs, "another")):
        describe(data)
        add_folder(data, merged)
        describe(data)
        refresh(data)
    assert (ours / "datapackage.json").read_bytes() == (theirs / "datapackage.json").read_bytes()
