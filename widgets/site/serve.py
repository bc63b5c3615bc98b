"""Shows the built site in a browser: `make serve`."""

import contextlib
import functools
import webbrowser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).parents[2] / "_build" / "html"
PORT = 8137  # any other that is free, when this one is taken


class Handler(SimpleHTTPRequestHandler):
    """Sends files and says nothing, not even when a browser leaves before it has all of a page."""

    def log_message(self, *details):
        pass

    def send_error(self, code, message=None, explain=None):
        """Answer an unknown address with the site's own page, as the servers do that the book is published on."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            return super().send_error(code, message, explain)
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

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
