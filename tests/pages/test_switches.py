"""Figures between which the reader switches: by pointer, by keyboard, without scripts, on a narrow screen, in print."""

import pytest

CHAPTER = "chapters/landscape.html"


def shown(switch):
    """The numbers of the views that can be seen."""
    return [number for number, view in enumerate(switch.locator("> .switch-view").all()) if view.is_visible()]


def switches(page):
    found = page.locator("fieldset.switch").all()
    assert len(found) >= 4
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_each_choice_shows_its_view_alone(browser, site, scripts):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    for switch in switches(page):
        assert shown(switch) == [0]
        for number, label in enumerate(switch.locator("> label").all()):
            label.click()
            assert shown(switch) == [number]
            width = switch.bounding_box()["width"]
            for image in switch.locator("img:visible").all():
                assert image.bounding_box()["width"] <= width
    context.close()


def test_arrow_keys_choose(open_page):
    page = open_page(CHAPTER)
    switch = switches(page)[1]
    switch.locator("> input").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(switch) == [1]
    page.keyboard.press("ArrowLeft")
    assert shown(switch) == [0]


def test_in_print_every_view_remains(open_page):
    page = open_page(CHAPTER)
    page.emulate_media(media="print")
    for switch in switches(page):
        assert shown(switch) == list(range(switch.locator("> .switch-view").count()))
