"""What the emitter keeps of the module, function or comprehension that it is writing."""

from dataclasses import dataclass, field


@dataclass
class Frame:
    """The emitter's place in a program. It goes into a new one by `frame`, which alone remembers the one outside.

    filename: for messages. prefix: what the names of a linked file begin with, "" in the model's own. has_math:
    whether the file has imported math by now. scope: the names seen here. function: the node of the function or
    lambda, None outside functions. bound: the variables that surely have a value, None where nothing is reached
    (after return, break ...). temporaries: JavaScript names still to be declared. out: the lines written, and depth
    their indentation. caught: the JavaScript name of the error that an except block handles, else None.
    """

    filename: str = ""
    prefix: str = ""
    has_math: bool = False
    scope: object = None
    function: object = None
    bound: set | None = field(default_factory=set)
    temporaries: list = field(default_factory=list)
    out: list = field(default_factory=list)
    depth: int = 1
    caught: str | None = None
