"""The chapters that are taught: those of the book with bets, by name, in its order."""

from tests.book import ROOT, sources
from widgets.site.lessons import Lesson

NOTEBOOKS = [path for path in (ROOT / f"{source}.ipynb" for source in sources())
             if path.parent.name == "chapters" and path.exists()]
LESSONS = {path.stem: lesson for path in NOTEBOOKS if (lesson := Lesson(path)).bets}
