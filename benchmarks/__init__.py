"""Measures the book: `make bench`, or `python -m benchmarks [names]` for some of the measurements alone.

    load.py     from navigation to live explorers
    many.py     the same with twenty of them on one page
    redraw.py   from a slider's move to the new picture, on the page
    lab.py      the same in JupyterLab, beside ipywidgets.interact
    lite/       from a slider's move to the picture in a JupyterLite page, and how long until it can move
    weight.py   what a page makes a reader's browser load
    memory.py   what a page's scripts hold
    build.py    how long `make book` takes
    scaling.py  how long a book of a hundred chapters takes
    engines.py  how long a model runs in each engine
    peer.py     an agent model beside Mesa
    yardstick.py how fast this machine is
    pages.py    shared: the pages, the site, the browser
    report.py   shared: results, their table, their comparison with baseline.csv
    summary.py  what README.md says of the stored run

Each measurement is a function `measure()` that returns a list of report.Result. A time is compared with the stored
run as a multiple of the yardstick, and only what stays worse by more than a quarter when repeated is reported.
"""
