"""A strict subset of Python compiled to JavaScript, LaTeX of a function, and the gaps of MicroPython."""

from .errors import CompileError
from .javascript import compile_file, compile_source
from .latex import equation, equations
from .micropython import micropython_gaps

__all__ = ["CompileError", "compile_file", "compile_source", "equation", "equations", "micropython_gaps"]
