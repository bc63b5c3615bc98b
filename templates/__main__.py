"""Begins a model or a chapter: `python -m templates model word_of_mouth`, `python -m templates chapter my-paper`.

The folders `model/` and `chapter/` beside this file hold what is written, at the place in the book where it belongs and
under a name of its own, which the new name replaces. A file put there is part of every model or chapter begun later.
Where the book has one file for all (the catalogue, the table of contents, ...), the new name is added to it.

It stands outside `widgets/`: nothing of the book needs it, and what stands there makes every notebook run again.
"""

import json
import keyword
import re
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


class NameRefused(ValueError):
    """A name that cannot be given to a model or a chapter; says why and what would be right."""


@dataclass(frozen=True)
class Kind:
    """What can be begun: the name that stands in its template, the form of a name, and what enters it in the book."""

    template: str
    form: str
    form_in_words: str
    enter: callable


# ---------------------------------------------------------------------------------------- names

def check(kind, name, root):
    """Refuse a name that is no name or is taken."""
    if not re.fullmatch(KINDS[kind].form, name) or keyword.iskeyword(name):
        raise NameRefused(f"{name!r} cannot be the name of a {kind}: {KINDS[kind].form_in_words}")
    for _, path in files(kind, name):
        if (root / path).exists():
            raise NameRefused(f"{name!r} cannot be the name of a new {kind}: {path} is there already.")


def files(kind, name):
    """(File of the template, its path in the book under the new name), for all that are written anew."""
    folder, old = HERE / kind, KINDS[kind].template
    for source in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        path = source.relative_to(folder).as_posix()
        if old in path:
            yield source, path.replace(old, name)


def title(name):
    """The name as a heading: "Word of mouth"."""
    return re.sub("[-_]", " ", name).capitalize()


def renamed(text, kind, name):
    """A text of the template, with the new name and heading for its own."""
    old = KINDS[kind].template
    return text.replace(old, name).replace(title(old), title(name))


# ---------------------------------------------------------------------------------------- what is begun

def begin(kind, name, root=ROOT):
    """Write all files of a new model or chapter and enter it in the book; return the paths of both."""
    check(kind, name, root)
    written = []
    for source, path in files(kind, name):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(renamed(source.read_text(encoding="utf-8"), kind, name), encoding="utf-8")
        written.append(path)
    return written, KINDS[kind].enter(name, root)


def enter_model(name, root):
    """The model goes to the end of the catalogue, and its page to the end of the library."""
    catalogue = "widgets/models/__init__.py"
    edit(root / catalogue, r"from \. import \((.*?)\)", lambda names: imports(names, name))
    edit(root / catalogue, r"MODULES = \((.*?)\)", lambda names: f"{names},\n           {name}")
    add_line(root / "_toc.yml", "- file: chapters/models/", name)
    return [catalogue, "_toc.yml"]


def imports(names, name):
    """The imported modules with one more, in the order of the alphabet."""
    modules = sorted([*re.findall(r"\w+", names), name])
    return "".join(f"\n    {module}," for module in modules) + "\n"


def enter_chapter(name, root):
    """The chapter goes after the last one that reads a paper: in the contents, the guide, the data, the literature."""
    lead = "- file: chapters/"
    readers = [paper["name"] for paper in package(root)["frameworks"]]
    for path, before in (("_toc.yml", lead), ("_toc.yml", f"{lead}instructors/"), ("chapters/instructors.md", "")):
        add_line(root / path, before, name, after=readers)
    add_paper(root, name)
    with open(root / "references.bib", "a", encoding="utf-8") as works:
        works.write("\n" + renamed((HERE / "chapter" / "references.bib").read_text(encoding="utf-8"), "chapter", name))
    return ["_toc.yml", "chapters/instructors.md", "data/datapackage.json", "references.bib"]


def package(root):
    """The description of the book's data."""
    return json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))


def add_paper(root, name):
    """Enter the paper in the data package, with its tables and their checksums."""
    # Imported here: a model needs none of it, and the catalogue is not imported while it is being edited.
    from widgets.frameworks.checksums import refresh
    from widgets.frameworks.describing import describe
    from widgets.frameworks.loading import write_package

    entry = json.loads(renamed((HERE / "chapter" / "paper.json").read_text(encoding="utf-8"), "chapter", name))
    described = package(root)
    write_package({**described, "frameworks": [*described["frameworks"], entry]}, root / "data")
    describe(root / "data")
    refresh(root / "data")


# ---------------------------------------------------------------------------------------- edits

def edit(path, pattern, change):
    """Replace what the group of the pattern holds, at its only place, by what `change` makes of it."""
    text = path.read_text(encoding="utf-8")
    (found,) = re.finditer(pattern, text, re.DOTALL)
    path.write_text(text[:found.start(1)] + change(found[1]) + text[found.end(1):], encoding="utf-8")


def add_line(path, before, name, after=(r"\w+",)):
    """A line for the name, like the last line that says `before` and one of the names in `after`, and below it."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    like = re.compile(rf"( *{re.escape(before)})({'|'.join(after)})\n")
    place, found = [(place, match) for place, line in enumerate(lines) if (match := like.fullmatch(line))][-1]
    path.write_text("".join([*lines[:place + 1], f"{found[1]}{name}\n", *lines[place + 1:]]), encoding="utf-8")


KINDS = {
    "model": Kind("word_of_mouth", r"[a-z][a-z0-9]*(_[a-z0-9]+)*",
                  "it is the name of a Python file, such as word_of_mouth: small letters, digits and _.", enter_model),
    "chapter": Kind("my-paper", r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
                    "it is part of an address, such as trust-logic: small letters, digits and hyphens.", enter_chapter),
}


def main(words):
    """Begin what the words say; return the exit code."""
    if len(words) != 2 or words[0] not in KINDS or not words[1]:
        print("Say what to begin and its name: make model NAME=word_of_mouth, or make chapter NAME=my-paper.",
              file=sys.stderr)
        return 2
    try:
        written, edited = begin(*words)
    except NameRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print("Written:", *written, sep="\n  ")
    print("Edited:", *dict.fromkeys(edited), sep="\n  ")
    print("It works as it stands: try `make serve`. Then replace what says “replace this” (CONTRIBUTING.md says how).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
