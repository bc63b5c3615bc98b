"""Texts that somebody may put where the book takes text: none may become markup, code or a state."""

STRINGS = (
    "<img src=x onerror=hit()>", '"><script>hit()</script>', "'-hit()-'", "</textarea><svg onload=hit()>", "<iframe src=//x.example>",
    "</script><script>hit()</script>", "javascript:hit()", "data:text/html,<script>hit()</script>", "${hit()}", "{{hit()}}",
    "{name}", "{value:.2f}", "$&$1", "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__class__",
    "%", "%E0%A4%A", "%3Cimg src=x onerror=hit()%3E", "%2500", "\u202egnp.exe", "\u2028hit()", "\ufeff", "e\u0301" * 300,
    "信任<b>", "🦄", "NaN", "Infinity", "0x1", "1e", "1_0", "١", "²", "--1", "1;hit()", "x" * 20_000,
)

# Where a link takes text.
LINK_PARTS = (
    "model={}&v=1", "model=trust&v={}", "model=trust&v=1{}", "model=trust&v=1&{}=1", "model=trust&v=1&negativity={}",
    "model=trust&v=1&memory=0.8&negativity={}", "model=trust&v=1&pin={}", "model=trust&v=1&pin={}:1",
    "model=trust&v=1&pin=negativity:{}", "model=trust&v=1&{}",
)
