"""The Explorer in JupyterLab: a teacher moves a slider and sees what the page shows for the same values."""

from contextlib import contextmanager

import pytest

from tests.jupyterlab import KERNEL_READY, RUN_LIMIT, jupyterlab, run_notebook, write_notebook
from widgets.explorer import sentence
from widgets.models import CATALOGUE

CODE = """
from widgets.explorer import explore
explorer = explore("trust")
explorer
"""
EVERY_MODEL = """
from IPython.display import display
from widgets.explorer import explore
from widgets.models import CATALOGUE
for model in CATALOGUE:
    display(explore(model))
"""
ASK = "print(explorer.commercial_volume, explorer.frame.shape)"


@contextmanager
def shown(folder, browser, code, explorers):
    """The output of a cell in JupyterLab, once so many explorers in it are live."""
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    write_notebook(notebooks / "one.ipynb", code)
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    with jupyterlab(notebooks, folder) as address:
        output = run_notebook(context, address.format("one.ipynb"))
        output.locator("[data-explorer][data-state=live]").nth(explorers - 1).wait_for(timeout=RUN_LIMIT)
        yield output
        context.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory, browser):
    """JupyterLab with an explorer of the trust model."""
    with shown(tmp_path_factory.mktemp("lab"), browser, CODE, 1) as output:
        yield output


@pytest.fixture(scope="module")
def library(tmp_path_factory, browser):
    """JupyterLab with an explorer of every model."""
    with shown(tmp_path_factory.mktemp("library"), browser, EVERY_MODEL, len(CATALOGUE)) as output:
        yield output


@pytest.mark.parametrize("model_id", CATALOGUE)
def test_every_preset_says_what_python_says(library, model_id):
    model = CATALOGUE[model_id]
    explorer = library.locator(f"[data-explorer={model_id}]")
    for preset in model.presets:
        explorer.locator(f"button[value={preset.name}]").click()
        reads(explorer, sentence(model, model.settings(preset.name)))
    assert explorer.get_attribute("data-state") == "live"


def reads(lab, words):
    """Wait until the explorer's sentence is the one expected."""
    lab.locator(".explorer-reading").filter(has_text=words).wait_for(timeout=10_000)


def test_a_slider_asks_the_kernel_and_moves_the_picture(lab):
    before = lab.locator("svg.explorer-figure").inner_html()
    slider = lab.locator("input[type=range][name=commercial_volume]")
    slider.evaluate("slider => { slider.value = 0.45; slider.dispatchEvent(new Event('input', {bubbles: true})); }")
    reads(lab, sentence("trust", CATALOGUE["trust"].settings("over_commercialised")))
    assert lab.locator("svg.explorer-figure").inner_html() != before
    assert lab.locator("[data-explorer]").get_attribute("data-state") == "live"


def test_a_preset_and_two_resets_leave_it_live(lab):
    lab.locator("button[value=forgiving_users]").click()
    reads(lab, sentence("trust", CATALOGUE["trust"].settings("forgiving_users")))
    for _ in range(2):
        lab.locator("button[name=reset]").click()
        reads(lab, "Nothing changes")
        assert lab.locator("[data-explorer]").get_attribute("data-state") == "live"


def test_a_bad_value_is_explained_without_asking_the_kernel(lab):
    field = lab.locator("input.explorer-typed[name=negativity]")
    field.fill("20")
    field.press("Tab")
    assert "negativity = 20 is out of range" in lab.locator(".explorer-refusal:visible").inner_text()
    lab.locator("button[name=reset]").click()
    assert lab.locator("[data-explorer]").get_attribute("data-state") == "live"


def test_python_reads_what_the_reader_set(lab):
    lab.locator("button[value=over_commercialised]").click()
    reads(lab, sentence("trust", CATALOGUE["trust"].settings("over_commercialised")))
    page = lab.page
    page.keyboard.press("Escape")
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(ASK)
    page.keyboard.press("Control+Enter")
    page.wait_for_function(KERNEL_READY, timeout=RUN_LIMIT)
    page.locator(".jp-OutputArea-output", has_text="0.45 (241, 17)").wait_for(timeout=10_000)


def test_the_kernel_computes_the_map_and_touching_it_sets_the_sliders(lab):
    lab.locator("button[name=reset]").click()
    chart = lab.locator(".explorer-map")
    chart.locator("summary").click()
    lab.locator(".explorer-map[data-state=live]").wait_for(timeout=RUN_LIMIT)
    box = chart.locator(".explorer-map-field").bounding_box()
    chart.locator(".explorer-map-field").click(position={"x": 0.9 * box["width"], "y": 0.9 * box["height"]})
    values = {name: float(lab.locator(f"input[type=range][name={name}]").input_value())
              for name in ("commercial_volume", "starting_volume")}
    assert values["commercial_volume"] > 0.6 and values["starting_volume"] < 0.2
    trust = CATALOGUE["trust"].simulate(**values)["trust_end"]
    chart.locator(".explorer-map-here", has_text=f"Trust after 20 years: {trust:.2f}.").wait_for(timeout=10_000)
    reads(lab, sentence("trust", {**CATALOGUE["trust"].defaults(), **values}))


def test_it_plays_and_fills_the_screen(lab):
    """The keys of the notebook do not reach the explorer's screen; all is as it was on the way back."""
    lab.locator("input[name=step]").fill("12")
    lab.locator("button[name=present]").click()
    page = lab.page
    screen = page.locator("dialog.explorer-screen")
    assert screen.locator(".explorer-play-where").inner_text() == "month 12 of 240"
    cells = page.locator(".jp-CodeCell").count()
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert page.locator(".jp-CodeCell").count() == cells
    screen.locator("input[name=step]").press("End")
    page.keyboard.press("Escape")
    screen.wait_for(state="detached")
    assert lab.locator(".explorer-play-where").inner_text() == "month 240 of 240"
