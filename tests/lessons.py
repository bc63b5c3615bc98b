"""The chapters that are taught: those of the book with bets, by name, in its order; and all models they can show."""

import re

from tests.book import NOTEBOOKS
from widgets.models import CATALOGUE
from widgets.own import own_model
from widgets.site.lessons import Lesson

LESSONS = {path.stem: lesson for path in NOTEBOOKS if path.parent.name == "chapters" and (lesson := Lesson(path)).bets}

WRITTEN = re.compile(r"%%model (\w+)\n(.*)", re.DOTALL)


def written(lesson):
    """The models that a chapter's own cells write, made as `%%model` makes them."""
    return [own_model(*found.groups()) for cell in lesson.cells if (found := WRITTEN.match(cell.source))]


KNOWN_MODELS = {**CATALOGUE, **{model.id: model for lesson in LESSONS.values() for model in written(lesson)}}
