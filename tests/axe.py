"""What axe-core finds on a page as it stands.

Contrast costs axe more than all its other rules together, so it is asked about three words of each kind, once on a
page: a kind is all words of one colour, size and weight on the same grounds. Words in pictures axe leaves undecided;
those are held to the same contrast in tests/figures/test_contrast.py.
"""

from axe_playwright_python.sync_playwright import Axe

INJECT = f"() => {{ if (!window.axe) {{ {Axe().axe_script} }} }}"
STRUCTURE = """async ([part, without]) => {
    const rules = { "color-contrast": { enabled: false } };
    const context = { include: [[part]], exclude: without ? [[without]] : [] };
    return (await axe.run(context, { resultTypes: ["violations"], rules })).violations;
}"""
CONTRAST = """async ([part, without]) => {
    const left = ["svg", without].filter(Boolean).join();
    const known = new Map([[null, ""]]);
    const grounds = (element) => {
        if (!known.has(element)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
            const own = [backgroundColor, backgroundImage, opacity].join(" ");
            known.set(element, grounds(element.parentElement) + (own === "rgba(0, 0, 0, 0) none 1" ? "" : `; ${own}`));
        }
        return known.get(element);
    };
    const written = (node) => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\d]{2}/u.test(node.data);
    const words = [...document.querySelectorAll(`${part} *`)].filter((each) => !each.closest(left)
        && [...each.childNodes].some(written) && each.checkVisibility({ visibilityProperty: true }));
    const looked = (window.looked ??= {});
    const include = words.filter((each) => {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(each);
        const kind = [color, fontSize, fontWeight, textShadow, grounds(each)].join("|");
        looked[kind] = (looked[kind] ?? 0) + 1;
        return looked[kind] <= 3;
    });
    const options = { resultTypes: ["violations"], runOnly: ["color-contrast"] };
    return include.length ? (await axe.run({ include }, options)).violations : [];
}"""
SHADE = """scheme => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");     // no colour is still on its way
    document.adoptedStyleSheets = [still];
    document.documentElement.dataset.theme = scheme;
}"""


def shade(page, scheme):
    """Make the page light or dark, at once."""
    page.evaluate(SHADE, scheme)


def serious(page, part="body", without=None):
    """The serious and critical findings on the page as it is now, or in the part of it that a selector names, without
    what another names; contrast in the light and in the dark. Each as rule, help, first place."""
    page.evaluate(INJECT)
    asked = [part, without]
    shade(page, "light")
    findings = page.evaluate(STRUCTURE, asked) + page.evaluate(CONTRAST, asked)
    shade(page, "dark")
    findings += page.evaluate(CONTRAST, asked)
    return [(each["id"], each["help"], each["nodes"][0]["html"][:200])
            for each in findings if each["impact"] in ("serious", "critical")]
