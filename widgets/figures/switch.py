"""Several views in one place, between which the reader chooses: without scripts, by touch or by keyboard."""

from dataclasses import dataclass
from html import escape

# A choice is a radio button and its label; the view of the chosen one is shown. Where there are no style sheets,
# and in print, all views stand below each other.
STYLE = """<style>
.switch { border: 0; margin: 2em 0; min-width: 0; padding: 0; }
.switch > legend { float: none; font-size: 0.95rem; font-weight: 600; margin: 0 0 0.4rem; padding: 0; width: auto; }
.switch > input { opacity: 0; position: absolute; }
.switch > label { border: 1px solid; border-radius: 0.4rem; cursor: pointer; display: inline-block;
  font-size: 0.95rem; line-height: 1.2; margin: 0 0.3rem 0.4rem 0;
  padding: 0.6rem 0.55rem; }
.switch > input:checked + label { box-shadow: inset 0 0 0 2px; font-weight: 650; }
.switch > input:focus-visible + label { outline: 3px solid; outline-offset: 2px; }
.switch .switch-view > :is(figure, div) { margin: 0.6rem 0 0; }
@media screen {
  .switch > .switch-view { display: none; }
  RULES { display: block; }
}
</style>"""
MOST = 5
RULES = ",\n  ".join(f".switch > input:nth-of-type({n}):checked ~ .switch-view:nth-of-type({n})"
                     for n in range(1, MOST + 1))


@dataclass(frozen=True)
class Switch:
    """HTML for pages and notebooks; its plain text is that of all views, which tests can compare."""

    name: str
    legend: str
    views: tuple

    def __repr__(self):
        return "\n".join(f"{label}: {view!r}" for label, view in self.views)

    def _repr_html_(self):
        choices = "".join(self.choice(number, label) for number, (label, _) in enumerate(self.views))
        shown = "\n".join(f'<div class="switch-view">{view._repr_html_()}</div>' for _, view in self.views)
        return (f'{STYLE.replace("RULES", RULES)}\n<fieldset class="switch"><legend>{escape(self.legend)}</legend>\n'
                f"{choices}\n{shown}\n</fieldset>")

    def choice(self, number, label):
        """A radio button with its label; the first one is chosen."""
        own = f"{escape(self.name)}-{number}"
        checked = " checked" if number == 0 else ""
        return (f'<input type="radio" name="{escape(self.name)}" id="{own}"{checked}>'
                f'<label for="{own}">{escape(label)}</label>')


def switch(name, legend, views):
    """Show one of several pictures or tables: `switch("users", "Users", {"Level": ..., "Growth": ...})`.

    name: unique on its page. Raises ValueError for fewer than two views or more than five.
    """
    if not 2 <= len(views) <= MOST:
        raise ValueError(f"a switch has 2 to {MOST} views, not {len(views)}")
    return Switch(name, legend, tuple(views.items()))
