"""Writes the outputs that nbval compares: `python -m tests.outputs NOTEBOOK ...` (`make notebooks` does all).

Executes each notebook in a fresh kernel and keeps only what is the same on every machine and readable in a diff:
printed text, the plain-text form of results, and the numbers handed to the prose. Pictures and widgets are left out.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

KEPT = ("text/plain", "application/papermill.record/text/plain")
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"}}


def lasting(output):
    """The output without what changes from run to run, or None if nothing remains."""
    if output.output_type == "stream":
        return output
    output.data = {kind: text for kind, text in output.data.items() if kind in KEPT}
    output.metadata = {name: value for name, value in output.metadata.items() if name == "scrapbook"}
    if output.output_type == "execute_result":
        output.execution_count = None
    return output if output.data else None


def refresh(path: Path):
    """Execute the notebook at `path` and write it back with its lasting outputs."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.execution_count = None         # one new cell would change all counts after it
            cell.outputs = [kept for output in cell.outputs if (kept := lasting(output)) is not None]
    notebook.metadata = METADATA
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"Executing {name}", flush=True)
        refresh(Path(name))
