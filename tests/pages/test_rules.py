"""A reader changes the rule: the edit of every exercise, typed into the editor that its link opens."""

import inspect

import pytest

from tests.pages.tabs import PATIENT
from tests.rules import RULES
from widgets.explorer import sentence
from widgets.own import changed


def line_of(editor, words):
    """The line of the editor that holds these words. A constant stands near the top of the file."""
    lines = editor.locator(".cm-line").filter(has_text=words)
    if lines.count() == 0:
        editor.press("ControlOrMeta+Home")
    lines.first.wait_for()
    assert lines.count() == 1
    return lines


def type_edit(editor, source, old, new):
    """Write the lines of the new text in place of those of the old one, with the keys of a reader."""
    start = source.rindex("\n", 0, source.index(old)) + 1
    end = source.index("\n", source.index(old) + len(old.rstrip()))
    lines = source[start:end].replace(old.rstrip(), new.rstrip()).splitlines()
    line_of(editor, source[start:end].strip()).click()
    keyboard = editor.page.keyboard
    for key in ("End", "Shift+Home"):
        keyboard.press(key)
    for place, line in enumerate(lines):
        if place > 0:
            keyboard.press("Enter")             # the editor indents as the line above
        keyboard.insert_text(line.strip())


@pytest.mark.parametrize("rule", RULES, ids=map(str, RULES))
def test_what_an_exercise_tells_the_reader_to_type_runs_and_is_told(rule, open_page, watched):
    watched.page.add_init_script(PATIENT)
    page = open_page(f"chapters/{rule.chapter}.html")
    explorer = page.locator(f"#{rule.anchor}")
    page.locator(f"a[data-rule='{rule.model}:{rule.function}'][href='#{rule.anchor}']").last.click()
    editor = explorer.locator(".cm-content")
    editor.wait_for()
    book, model = rule.book, changed(rule.model, rule.edits)
    for old, new in rule.edits.items():
        type_edit(editor, inspect.getsource(book.module), old, new)
    for preset in book.presets[:2]:
        explorer.locator(f"button[value={preset.name}]").click()
        values = book.settings(preset.name)
        explorer.locator(".explorer-reading").filter(has_text=sentence(model, values)).wait_for()
        explorer.locator(".explorer-changed").filter(has_text=sentence(book, values)).wait_for()
    assert explorer.locator(".explorer-trouble").inner_text() == "" and not watched.complaints and not watched.foreign


def test_the_way_back_from_the_editor_leads_to_the_exercise(open_page):
    rule = RULES[0]
    page = open_page(f"chapters/{rule.chapter}.html", width=390, height=844)
    link = page.locator(f"a[data-rule='{rule.model}:{rule.function}'][href='#{rule.anchor}']").last
    link.click()
    page.locator(f"#{rule.anchor} .cm-content").wait_for()
    assert page.url.endswith(f"#{rule.anchor}")
    page.go_back()
    page.wait_for_function("""link => {
      const { top, bottom } = link.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }""", arg=link.element_handle())
