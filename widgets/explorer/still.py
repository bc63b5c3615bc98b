"""What widgets leave behind where no kernel runs: HTML for the page, and for readers without scripts."""

import anywidget


class StillWidget(anywidget.AnyWidget):
    """A widget whose output in a notebook carries its HTML (`_still`) and its words (`repr`) beside the live view."""

    def _still(self):
        raise NotImplementedError(f"{type(self).__name__} has no _still: it must return the widget as HTML.")

    def _repr_mimebundle_(self, **_):
        bundle = super()._repr_mimebundle_() or ({}, {})
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**data, "text/html": self._still(), "text/plain": repr(self)}
