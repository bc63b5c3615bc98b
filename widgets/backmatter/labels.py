"""How the book cites a work: by family names and year."""

from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.labels import BaseLabelStyle


class AuthorYearLabels(BaseLabelStyle):
    """Slovic, 1993; Jøsang and Ismail, 2002; Wang et al., 2025."""

    def format_labels(self, sorted_entries):
        return [f"{authors(entry)}, {entry.fields['year']}" for entry in sorted_entries]


def authors(entry) -> str:
    """The family names as a citation in the text gives them."""
    names = [" ".join(person.rich_last_names[0].render_as("text").split()) for person in entry.persons["author"]]
    if len(names) > 2 or names[-1] == "others":
        return f"{names[0]} et al."
    return " and ".join(names)


class Style(Plain):
    default_label_style = AuthorYearLabels
