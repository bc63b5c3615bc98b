"""The one error of the compiler: a construct that the shared subset of Python does not hold."""


class CompileError(Exception):
    """Names the file, the line, the construct and what to write instead."""

    def __init__(self, filename, line, message):
        super().__init__(f"{filename}:{line}: {message}")
        self.filename, self.line, self.message = filename, line, message
