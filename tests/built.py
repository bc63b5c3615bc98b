"""The pages of the built book, read as they are: elements, title and words."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """A built page: its elements as (tag, attributes), its title, and all its text."""

    def __init__(self, path):
        super().__init__()
        self.elements, self.title, self.words, self.open = [], "", "", ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.open = tag

    def handle_data(self, text):
        self.words += text
        if self.open == "title":
            self.title += text

    def handle_endtag(self, tag):
        self.open = ""

    def all(self, *tags):
        """The attributes of every element of these tags, in order."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def ids(self):
        """What a link can lead to."""
        return {attributes["id"] for _, attributes in self.elements if attributes.get("id")}


def read(folder):
    """Every page of a built site, slides included, by its path."""
    paths = (path for path in folder.rglob("*.html") if "_static" not in path.parts)
    return {path.relative_to(folder).as_posix(): Page(path) for path in paths}
