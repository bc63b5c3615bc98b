"""The lab in JupyterLab: what is coded there with the mouse and the keys, the kernel reads."""

from tests.jupyterlab import KERNEL_READY, RUN_LIMIT, jupyterlab, run_notebook, write_notebook

CODE = """
from widgets.coding_lab import coding_lab
lab = coding_lab()
lab
"""
ASK = "print(*lab.codes['segment'], *lab.codes['code'], *lab.codes['own_code'])"


def test_the_kernel_reads_what_the_reader_codes(tmp_path, browser):
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    write_notebook(notebooks / "lab.ipynb", CODE)
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    with jupyterlab(notebooks, tmp_path) as address:
        output = run_notebook(context, address.format("lab.ipynb"))
        lab = output.locator("[data-coding-lab][data-state=live]")
        lab.wait_for(timeout=RUN_LIMIT)
        page = output.page
        lab.locator("button[name=code][value=value]").click()
        own = lab.locator("input[name=own]")
        own.fill("an ecosystem")
        own.press("Tab")
        lab.locator("button[name=code][value=value]").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("1")          # as a shortcut of JupyterLab it would make the cell a heading
        lab.get_by_text("Segment 2 of 24").wait_for()
        lab.get_by_text("Coded: 2.").wait_for()
        assert lab.locator(".lab-source").inner_text().startswith("Excerpts, unchanged")
        assert page.locator(".jp-CodeCell").count() >= 1
        page.locator(".jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Escape")
        page.keyboard.press("b")
        page.keyboard.press("Enter")
        page.keyboard.insert_text(ASK)
        page.keyboard.press("Control+Enter")
        page.wait_for_function(KERNEL_READY, timeout=RUN_LIMIT)
        answer = "social-ecosystem trust-before-price value drivers an ecosystem"
        page.locator(".jp-OutputArea-output", has_text=answer).wait_for(timeout=10_000)
    context.close()
