"""What the book is made of besides its pages: models, figures, explorers, data access, and the site."""


def load_ipython_extension(shell):
    """`%load_ext widgets` gives a notebook the cell magic `%%model`."""
    from . import own

    own.load_ipython_extension(shell)
