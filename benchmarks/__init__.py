"""Measures the book: `make bench`, or `python -m benchmarks [names]` for some of the measurements alone.

    load.py     from navigation to live explorers
    redraw.py   from a slider's move to the new picture, on the page
    lab.py      the same in JupyterLab, beside ipywidgets.interact
    weight.py   what a page makes a reader's browser load
    build.py    how long `make book` takes
    engines.py  how long a model runs in each engine
    pages.py    shared: the pages, the site, the browser
    report.py   shared: tables of results

Each measurement is a function `measure()` that returns a report.Table. Nothing here passes or fails by its
time: times depend on the machine and on what else it does.
"""
