"""Shows the built site in a browser: `make serve`."""

import contextlib
import functools
import webbrowser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).parents[2] / "_build" / "html"
PORT = 8137  # any other that is free, when this one is taken


class Handler(SimpleHTTPRequestHandler):
    """Sends files and says nothing, not even when a browser leaves before it has all of a page."""

    def log_message(self, *details):
        pass

    def copyfile(self, source, output):
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, output)


def server(port: int = 0, folder: Path = SITE) -> ThreadingHTTPServer:
    """A server of the site for this machine alone; port 0 takes any free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))


def main():
    try:
        site = server(PORT)
    except OSError:
        site = server()
    address = f"http://127.0.0.1:{site.server_port}/"
    print(f"The book is at {address} (stop with Ctrl+C).", flush=True)
    webbrowser.open(address)
    try:
        site.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
