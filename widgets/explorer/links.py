"""A state of an explorer as text that a person can read, and back. link.js writes and reads the same text.

    explorer-trust?model=trust&v=1&commercial_volume=0.45&pin=commercial_volume:0.3,negativity:2

Only what differs from the defaults is said. Nothing of a link is obeyed before all of it is checked.
"""

import re
from urllib.parse import unquote

from ..models import find

LINK_VERSION = 1     # raise it when a parameter changes its name or meaning, and translate older links
MOST_PINS = 3
NUMBER = re.compile(r"\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?\s*", re.IGNORECASE)   # words.js has the same


class LinkError(ValueError):
    """A link that is not obeyed. Says what is wrong with it."""


def to_link(anchor, model, values, pins=()):
    """The part of an address behind `#`: which explorer, and its state."""
    model = find(model)
    parts = [("model", model.id), ("v", LINK_VERSION), *differing(model, values)]
    parts += [("pin", ",".join(f"{name}:{value}" for name, value in differing(model, pin))) for pin in pins]
    return f"{anchor}?" + "&".join(f"{name}={value}" for name, value in parts)


def differing(model, values):
    """The parameters that are not at their defaults, with their values as JavaScript writes them."""
    return [(p.name, plain(values[p.name])) for p in model.parameters if values[p.name] != p.default]


def plain(value):
    """A number as text without a needless `.0`."""
    return int(value) if value == int(value) else value


def fragment(text):
    """The part of an address behind its #, or a text without one as it is."""
    return text[text.find("#") + 1:]


def from_link(text):
    """(model, values, pins) of a link, whole or from its `#` on; raises LinkError or ParameterError in words."""
    _, _, query = unquote(fragment(text)).partition("?")
    pairs = [tuple(part.partition("=")[::2]) for part in query.split("&")]
    said = dict(pairs)
    try:
        model = find(said.get("model", ""))
    except ValueError as error:
        raise LinkError(f"the link is of no model of this book: {error}") from None
    version = said.get("v", "")
    if not re.fullmatch("[1-9][0-9]{0,3}", version):
        raise LinkError("the link does not say its version (v=1).")
    if int(version) > LINK_VERSION:
        raise LinkError(f"the link is of version {version}, which a later edition of the book has written.")
    pinned = [text.split(",") for name, text in pairs if name == "pin"]
    pins = [[tuple(pair.partition(":")[::2]) for pair in pin if pair] for pin in pinned]
    if len(pins) > MOST_PINS:
        raise LinkError(f"the link has more than {MOST_PINS} pinned runs.")
    own = [(name, value) for name, value in pairs if name not in ("model", "v", "pin")]
    return model, checked(model, own), [checked(model, pin) for pin in pins]


def checked(model, pairs):
    """All parameters of the model, those named set to their text as a number."""
    return model.check({**model.defaults(), **{name: number(text) for name, text in pairs}})


def number(text):
    """The text as a number where it is one; the model's own check refuses it otherwise."""
    return float(text) if NUMBER.fullmatch(text) else text
