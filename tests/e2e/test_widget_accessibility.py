"""The widget for who listens, types without a mouse, needs it large, or needs it plain: WCAG 2.2, level AA."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.e2e.keyboard import tab_to
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.polling import until
from tests.e2e.system import Loket
from tests.e2e.test_accessibility import Inspection, inspect
from tests.e2e.test_small_screens import assert_nothing_sideways
from tests.e2e.words import WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"
PLAN_QUESTION = "Ik ben mijn baan kwijt, wat moet ik allemaal regelen?"

# What a screen reader would say by itself: what comes into a live region that is not switched off and was there before.
# One that comes with its words is not said, unless it is an alert.
LISTEN = """
  window.spoken = [];
  const regions = "[aria-live], [role=log], [role=status], [role=alert]";
  const justCome = new WeakSet();
  const comes = (node) => {
    if (node.nodeType !== 1) return;
    for (const region of [node, ...node.querySelectorAll(regions)]) {
      justCome.add(region);
      requestAnimationFrame(() => justCome.delete(region));
    }
  };
  const live = (element) => {
    const region = element.closest(regions);
    if (!region || region.getAttribute("aria-live") === "off") return false;
    return !justCome.has(region) || region.getAttribute("role") === "alert";
  };
  const heard = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    const text = (node.textContent ?? "").replace(/\\s+/g, " ").trim();
    if (text && element && live(element) && node.nodeType !== 8) window.spoken.push(text);
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(comes);
      for (const change of changes) {
        if (change.type === "characterData") heard(change.target);
        else for (const node of change.addedNodes) heard(node);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
"""


async def test_axe_finds_nothing_in_what_the_window_can_show_besides_talking(people: People, loket: Loket) -> None:
    citizen = await people.citizen(bypass_csp=True)
    inspection = Inspection(citizen.page)
    await citizen.open()
    await citizen.press(NL["more"])
    await inspect(inspection, "menu before a conversation")
    await citizen.dialog.get_by_role("switch", name=NL["menuLarge"]).click()
    await citizen.press(NL["more"])
    await citizen.say(PLAN_QUESTION)
    await expect(citizen.dialog.get_by_role("checkbox").first).to_be_visible()
    await inspect(inspection, "plan in large text")
    await citizen.press(NL["more"])
    await inspect(inspection, "menu in a conversation")
    await citizen.press(NL["menuDelete"])
    await expect(citizen.button(NL["deleteYes"])).to_be_visible()
    await inspect(inspection, "question before deleting")
    await citizen.press(NL["deleteNo"])
    await loket.kill()
    await expect(citizen.dialog.get_by_text(NL["offline"])).to_be_visible()
    await citizen.say("Zonder verbinding")
    await inspect(inspection, "without a connection")
    await loket.start()
    await citizen.try_now()
    await expect(citizen.dialog.get_by_text(NL["offline"])).to_be_hidden(timeout=30_000)
    await citizen.press(NL["more"])
    await citizen.press(NL["menuEnd"])
    await citizen.press(NL["endYes"])
    await expect(citizen.button(NL["rateSend"])).to_be_visible()
    await inspect(inspection, "closed, with the rating")
    await citizen.dialog.get_by_role("radio", name=NL["rate5"]).check()
    await citizen.press(NL["rateSend"])
    await expect(citizen.system_line(NL["rated"])).to_be_visible()
    await inspect(inspection, "rated")
    assert inspection.found == {}


async def test_the_button_stays_until_the_focus_is_in_the_window_and_then_goes(people: People) -> None:
    """Who listens is only told of the window when what had the focus was still there as the focus moved."""
    citizen = await people.citizen()
    await citizen.page.evaluate("""() => {
      const root = document.querySelector("loket-chat").shadowRoot;
      const told = () => setTimeout(() => (window.stayed = !root.querySelector(".launcher").hidden));
      root.querySelector("dialog").addEventListener("focusin", told, { once: true });
    }""")
    await citizen.launcher.focus()
    await citizen.page.keyboard.press("Enter")
    await expect(citizen.box).to_be_focused()
    await expect(citizen.page.locator("loket-chat .launcher")).to_be_hidden()
    assert await citizen.page.evaluate("window.stayed") is True
    await citizen.page.keyboard.press("Escape")
    await expect(citizen.launcher).to_be_focused()


async def test_over_the_whole_screen_the_page_goes_out_of_reach_once_the_focus_is_in_the_window(people: People) -> None:
    """Before that, who listens would not be told of the window: what they pressed would be gone as the focus moved."""
    citizen = await people.citizen(viewport={"width": 400, "height": 700})
    await citizen.page.evaluate("""() => {
      const dialog = document.querySelector("loket-chat").shadowRoot.querySelector("dialog");
      const told = () => setTimeout(() => (window.covered = dialog.matches(":modal")));
      dialog.addEventListener("focusin", told, { once: true });
    }""")
    await citizen.launcher.focus()
    await citizen.page.keyboard.press("Enter")
    await expect(citizen.page.locator("loket-chat dialog:modal")).to_have_count(1)
    assert await citizen.page.evaluate("window.covered") is False
    await expect(citizen.box).to_be_focused()
    await citizen.page.set_viewport_size({"width": 1000, "height": 700})
    await expect(citizen.page.locator("loket-chat dialog:modal")).to_have_count(0)
    await expect(citizen.box).to_be_focused()


async def test_a_question_before_something_is_done_gets_the_focus_at_once_and_is_explained(people: People) -> None:
    """Not by way of the box: who listens would be told of that last, and think that they are there."""
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Goedendag")
    await citizen.press(NL["more"])
    await citizen.page.evaluate("""() => {
      const dialog = document.querySelector("loket-chat").shadowRoot.querySelector("dialog");
      window.visited = [];
      dialog.addEventListener("focusin", ({ target }) => window.visited.push(target.textContent.trim()));
    }""")
    await citizen.button(NL["menuDelete"]).focus()
    await citizen.page.keyboard.press("Enter")
    yes = citizen.button(NL["deleteYes"])
    await expect(yes).to_be_focused()
    await expect(yes).to_have_accessible_description(NL["deleteExplain"])
    assert await citizen.page.evaluate("window.visited") == [NL["menuDelete"], NL["deleteYes"]]


async def test_the_menu_follows_its_button(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.press(NL["more"])
    await citizen.page.keyboard.press("Tab")
    await expect(citizen.dialog.get_by_role("switch", name=NL["menuLarge"])).to_be_focused()


async def test_the_keys_of_the_box_are_said_with_the_window_until_the_box_was_left(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await expect(citizen.box).to_be_focused()
    await expect(citizen.dialog).to_have_accessible_description(re.compile(rf"{re.escape(NL['keysHint'])}$"))
    await expect(citizen.box).to_have_accessible_description("")
    await citizen.page.keyboard.press("Tab")
    await expect(citizen.dialog).to_have_accessible_description(re.compile(r"woorden vertellen\.$"))


async def test_a_pressed_button_stays_until_the_focus_is_in_the_form_that_it_opened(people: People) -> None:
    """Who listens is only told of the form when the button was still there as the focus moved; nobody types past it."""
    citizen = await people.citizen()
    await citizen.open()
    page = citizen.page
    await citizen.say("Goedendag")
    await citizen.ask_person()
    callback = citizen.button(citizen.words.callback)
    await callback.focus()
    await page.evaluate("""() => {
      const root = document.querySelector("loket-chat").shadowRoot;
      window.pressed = root.activeElement;
      const told = ({ target }) => {
        if (target.id === "loket-number") setTimeout(() => (window.stayed = window.pressed.isConnected));
      };
      root.querySelector("dialog").addEventListener("focusin", told);
    }""")
    await page.keyboard.press("Enter")
    await page.keyboard.type("06")
    number = citizen.dialog.get_by_label(citizen.words.number)
    await expect(number).to_have_value("06")
    await expect(number).to_be_focused()
    assert await page.evaluate("window.stayed") is True
    await expect(page.locator("loket-chat .leaving")).to_have_count(0)
    assert await page.evaluate("window.pressed.isConnected") is False
    await expect(number).to_be_focused()
    await tab_to(page, citizen.button(NL["cancel"]))
    await page.keyboard.press("Enter")
    await page.keyboard.type("dank")
    await expect(citizen.box).to_have_value("dank")
    await expect(number).to_have_count(0)


async def test_a_text_field_that_goes_is_not_built_anew_so_that_who_listens_is_not_led_back_to_it(
    people: People,
) -> None:
    """A field that leaves the flow is built anew, and Firefox then tells that its caret moved, after the focus did."""
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await citizen.press(citizen.words.callback)
    page, number = citizen.page, citizen.dialog.get_by_label(citizen.words.number)
    await number.fill("0612345678")
    await page.evaluate("""() => {
      const root = document.querySelector("loket-chat").shadowRoot;
      const told = () => {
        const form = root.querySelector("form.leaving");
        const { position, overflow } = getComputedStyle(form);
        window.going = [form.querySelector("input").type, position, overflow, form.offsetHeight];
      };
      root.querySelector("dialog").addEventListener("focusin", told, { once: true });
    }""")
    await number.press("Enter")
    read_back = citizen.dialog.get_by_role("group", name=NL["callbackTitle"])
    await expect(read_back).to_be_focused()
    # All of it: of a paragraph Orca says the first line.
    await expect(read_back).to_have_accessible_description(re.compile(r"06\s12345678\. Wanneer: .+ Klopt dit\?"))
    assert await page.evaluate("window.going") == ["tel", "static", "clip", 0]
    await expect(page.locator("loket-chat .leaving")).to_have_count(0)
    await expect(number).to_have_count(0)
    await expect(read_back).to_be_focused()


async def spoken(page: Page) -> list[str]:
    """What was said since the last time."""
    said: list[str] = await page.evaluate("window.spoken.splice(0)")
    return said


async def test_who_listens_hears_news_once_and_neither_themselves_nor_what_was_before(people: People) -> None:
    context = await people.browsers.new()
    page = await context.new_page()
    await page.add_init_script(LISTEN)
    citizen = Citizen(page, people.loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.open()
    await spoken(page)
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.choices.first).to_be_visible()
    said = await spoken(page)
    assert len([text for text in said if "UWV" in text]) == 1, said
    assert not [text for text in said if QUESTION in text], said

    choice = await citizen.choices.first.inner_text()
    await citizen.choices.first.click()
    await expect(citizen.message(choice).last).to_be_visible()
    assert not [text for text in await spoken(page) if choice in text and "Loket" not in text]

    await page.reload()
    await expect(citizen.cards).to_have_count(1)
    assert not [text for text in await spoken(page) if "UWV" in text]
    await citizen.press(NL["close"])
    await citizen.open()
    await expect(citizen.cards).to_have_count(1)
    assert not [text for text in await spoken(page) if "UWV" in text]
    await citizen.say("dank u wel")
    await expect(citizen.message("dank u wel")).to_contain_text(NL["delivered"])
    assert len([text for text in await spoken(page) if NL["bot"] in text and "typen" not in text]) >= 1


async def test_who_ends_the_conversation_is_led_to_it_before_the_words_that_it_is_closed(people: People) -> None:
    """Were the focus led to the box, it would go with the box as the words come; Orca then lost them."""
    context = await people.browsers.new()
    page = await context.new_page()
    await page.add_init_script(LISTEN)
    citizen = Citizen(page, people.loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.greet()
    await citizen.press(NL["more"])
    await citizen.press(NL["menuEnd"])
    await expect(citizen.button(NL["endYes"])).to_be_focused()
    await page.evaluate("""() => {
      const root = document.querySelector("loket-chat").shadowRoot;
      window.visited = [];
      root.querySelector("dialog").addEventListener("focusin", ({ target }) => {
        window.visited.push([target.className, window.spoken.some((words) => words.includes("afgesloten"))]);
      });
      window.spoken.splice(0);
    }""")
    await page.keyboard.press("Enter")
    await expect(citizen.button(NL["rateSend"])).to_be_visible()
    await page.wait_for_function("() => window.spoken.some((words) => words.includes('afgesloten'))")
    assert await page.evaluate("window.visited") == [["scroller", False]]
    assert len([text for text in await spoken(page) if "afgesloten" in text]) == 1


async def test_who_listens_hears_that_the_times_for_a_call_back_take_long(people: People) -> None:
    context = await people.browsers.new()
    page = await context.new_page()
    await page.add_init_script(LISTEN)
    citizen = Citizen(page, people.loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.ask("Goedendag")
    held: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def slowly(route: Route) -> None:
        await held
        await route.continue_()

    await page.route("**/callback-times*", slowly)
    await spoken(page)
    await citizen.press(citizen.words.callback)
    await expect(citizen.dialog.get_by_text(NL["callbackTimesLoading"])).to_be_visible()
    assert (await spoken(page)).count(NL["callbackTimesLoading"]) == 1
    held.set_result(None)
    await expect(citizen.dialog.get_by_text(NL["callbackTimesLoading"])).to_have_count(0)
    await expect(citizen.dialog.get_by_role("radio").first).to_be_visible()


async def test_who_listens_hears_the_question_before_deleting_and_once_that_it_is_deleted(people: People) -> None:
    context = await people.browsers.new(bypass_csp=True)
    page = await context.new_page()
    await page.add_init_script(LISTEN)
    citizen = Citizen(page, people.loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.greet()
    await citizen.press(NL["more"])
    await citizen.button(NL["menuDelete"]).focus()
    # A slow screen reader says where the focus went only as long as what was pressed is there; Tab does not lead back.
    await page.evaluate("""() => {
      const root = document.querySelector("loket-chat").shadowRoot;
      const pressed = root.activeElement;
      window.visited = [];
      root.querySelector("dialog").addEventListener("focusin", ({ target }) => {
        window.visited.push(target.id || target.textContent.trim());
        if (window.visited.length > 1) return;
        window.tabbed = pressed.tabIndex;
        const moved = performance.now();
        const look = setInterval(() => {
          if (pressed.isConnected) return;
          clearInterval(look);
          window.stayed = performance.now() - moved;
        }, 10);
      });
    }""")
    await page.keyboard.press("Enter")
    yes = citizen.button(NL["deleteYes"])
    await expect(yes).to_be_focused()
    await expect(yes).to_have_accessible_description(NL["deleteExplain"])
    await until(page, "window.stayed")
    assert await page.evaluate("[window.tabbed, window.stayed > 600]") == [-1, True]
    await expect(yes).to_be_focused()
    await spoken(page)
    await page.keyboard.press("Enter")
    await until(page, "words => window.spoken.includes(words)", NL["deleted"])
    await expect(citizen.log.get_by_role("article")).to_have_count(0)
    await expect(citizen.box).to_be_focused()
    assert await spoken(page) == [NL["deleted"]]
    # Not by way of anything else: that would be said too.
    assert await page.evaluate("window.visited") == [NL["deleteYes"], "loket-message"]


async def test_a_plan_the_menu_and_the_rating_work_without_a_mouse(people: People) -> None:
    citizen = await people.citizen()
    page = citizen.page
    await tab_to(page, citizen.launcher)
    await page.keyboard.press("Enter")
    await expect(citizen.box).to_be_focused()
    await page.keyboard.type(PLAN_QUESTION)
    await page.keyboard.press("Enter")
    first = citizen.dialog.get_by_role("checkbox").first
    await expect(first).to_be_visible()
    await tab_to(page, first, key="Shift+Tab")
    await page.keyboard.press("Space")
    await expect(citizen.dialog.get_by_text("1 van ")).to_be_visible()
    await expect(first).to_be_checked()
    await expect(first).to_be_focused()

    more = citizen.button(NL["more"])
    await tab_to(page, more, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await tab_to(page, citizen.dialog.get_by_role("switch", name=NL["menuLarge"]))
    await page.keyboard.press("Space")
    await expect(citizen.dialog.get_by_role("switch", name=NL["menuLarge"])).to_have_attribute("aria-checked", "true")
    await page.keyboard.press("Escape")
    await expect(more).to_be_focused()
    await page.keyboard.press("Enter")
    await tab_to(page, citizen.button(NL["menuEnd"]))
    await page.keyboard.press("Enter")
    await expect(citizen.button(NL["endYes"])).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(citizen.button(NL["rateSend"])).to_be_visible()
    await tab_to(page, citizen.dialog.get_by_role("radio", name=NL["rate1"]))
    await page.keyboard.press("Space")
    for _ in range(4):
        await page.keyboard.press("ArrowRight")
    await expect(citizen.dialog.get_by_role("radio", name=NL["rate5"])).to_be_checked()
    await tab_to(page, citizen.button(NL["rateSend"]))
    await page.keyboard.press("Enter")
    await expect(citizen.system_line(NL["rated"])).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(citizen.launcher).to_be_focused()


# A screen of 1280 by 1024 at 400 %.
ZOOMED_IN: dict[str, Any] = {"viewport": {"width": 320, "height": 256}}


async def test_all_of_it_can_be_reached_at_400_percent(people: People) -> None:
    citizen = await people.citizen(**ZOOMED_IN)
    await citizen.open()
    await citizen.press(NL["more"])
    await citizen.dialog.get_by_role("switch", name=NL["menuLarge"]).click()
    await assert_nothing_sideways(citizen.page)
    await citizen.press(NL["more"])
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await assert_nothing_sideways(citizen.page)
    for control in (citizen.button(NL["close"]), citizen.cards.get_by_role("link").first, citizen.box):
        await control.scroll_into_view_if_needed()
        await expect(control).to_be_in_viewport(ratio=0.9)
    for question, answers in (("startOver", ("anewYes", "anewForget", "endNo")), ("forget", ("forgetYes", "deleteNo"))):
        await citizen.press(NL["more"])
        await citizen.press(NL[question])
        for answer in answers:
            await citizen.button(NL[answer]).scroll_into_view_if_needed()
            await expect(citizen.button(NL[answer])).to_be_in_viewport(ratio=0.9)
        await assert_nothing_sideways(citizen.page)
        await citizen.press(NL[answers[-1]])


async def test_parts_in_another_language_say_so(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await citizen.press("EN English")
    card = citizen.page.get_by_role("region", name=f"{NL['service']}: ")
    await expect(card).to_contain_text(NL["organisation"])
    bubble = citizen.page.locator("loket-chat .message.bot .bubble[lang]").first
    await expect(bubble).to_have_attribute("lang", "nl")
    assert await citizen.page.locator("loket-chat .loket").get_attribute("lang") == "en"
