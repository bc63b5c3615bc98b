"""What a reader does with an explorer on a page, and what can be read off it."""

LIVE = "explorer => explorer.dataset.state === 'live'"


def explorer_on(page, anchor):
    return page.locator(f"#{anchor}")


def settle(explorer):
    """Wait until the newest values are drawn."""
    explorer.page.wait_for_function(LIVE, arg=explorer.element_handle())


def load(explorer, preset):
    """Press the button of a preset."""
    explorer.locator(f"button[value={preset}]").click()
    settle(explorer)


def move(slider, value):
    """Set a slider as a hand would, to a value that need not be a step of it."""
    slider.evaluate("(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', "
                    "{bubbles: true})); }", str(value))


def values_of(explorer):
    """What all sliders stand at."""
    return {slider.get_attribute("name"): float(slider.input_value())
            for slider in explorer.locator(".explorer-control input[type=range]").all()}


def drawn(explorer):
    """Everything that is drawn, as text: it changes when the picture does."""
    return explorer.locator("svg.explorer-figure").evaluate("svg => svg.innerHTML")


def draw_level(explorer, part):
    """Draw a guess: a level line across the whole panel, at a part of its height."""
    explorer.locator(".explorer-guess-layer rect").scroll_into_view_if_needed()
    box = explorer.locator(".explorer-guess-layer rect").bounding_box()
    y = box["y"] + (1 - part) * box["height"]
    mouse = explorer.page.mouse
    mouse.move(box["x"] + 1, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, y, steps=4)
    mouse.move(box["x"] + box["width"] - 1, y, steps=4)
    mouse.up()


def reveal(explorer):
    """End the guess: show the run."""
    explorer.locator("button[name=show]").click()
