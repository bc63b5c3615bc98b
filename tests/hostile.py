"""Texts that somebody may put where the book takes text: none may become markup, code or a state."""

STRINGS = (
    "<img src=x onerror=hit()>", '"><script>hit()</script>', "</script><script>hit()</script>",
    "<iframe src=//x.example>", "</textarea><svg onload=hit()>", "%3Cimg src=x onerror=hit()%3E", "信任<b>",
    "javascript:hit()", "data:text/html,<script>hit()</script>", "'-hit()-'", "1;hit()", "${hit()}", "{{hit()}}",
    "{name}", "{value:.2f}", "$&$1", "%", "%E0%A4%A", "%2500", "\u202egnp.exe", "\u2028hit()", "\ufeff", "🦄",
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__class__",
    "NaN", "Infinity", "0x1", "1e", "1_0", "١", "²", "--1", "e\u0301" * 300, "x" * 20_000,
)

# Where a link takes text.
LINK_PARTS = (
    "model={}&v=1", "model=trust&v={}", "model=trust&v=1{}", "model=trust&v=1&{}=1", "model=trust&v=1&negativity={}",
    "model=trust&v=1&memory=0.8&negativity={}", "model=trust&v=1&pin={}", "model=trust&v=1&pin={}:1",
    "model=trust&v=1&pin=negativity:{}", "model=trust&v=1&{}",
)
