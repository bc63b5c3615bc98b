"""What `make links` asks of a DOI: whether its registry knows it. Many publishers refuse to answer a program."""

RESOLVER, REGISTRY = "https://doi.org/", "https://doi.org/api/handles/"


def setup(app):
    app.connect("linkcheck-process-uri", asked)


def asked(app, uri):
    """The address to ask instead of a link's own, or None."""
    return uri.replace(RESOLVER, REGISTRY, 1) if uri.startswith(RESOLVER) else None
