"""Somebody listens to a story: nothing is fetched before she presses play, and she can jump."""

from __future__ import annotations

import os
from typing import Any

import pytest

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.showing import story_path
from tests.newsroom.recordings import mp3
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tests.portal.test_clips import with_clip

PICTURES = os.environ.get("PICTURES", "")
SIZES = [(360, "dark"), (1280, "light")]
PLAYED = """async audio => {
  await audio.play();
  await new Promise(done => audio.addEventListener("timeupdate", done, {once: true}));
  return audio.duration;
}"""
JUMPED = """async audio => {
  const there = new Promise(done => audio.addEventListener("seeked", done, {once: true}));
  audio.currentTime = 30;
  await there;
  return audio.currentTime;
}"""


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_it_is_fetched_when_it_is_played_and_one_can_jump(open_page: Any, axe: Any, width: int, scheme: str) -> None:
    world = Newsroom()
    clip = with_clip(world, mp3(40))
    read_aloud(clip.story, mp3(3), "Lời đọc", by=PLATFORM, at=NOON)
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(story_path(clip.story))
    assert not any("nghe-nhin" in each for each in fetched)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/listening-{width}.png", full_page=True)
    sound = page.locator(".clip audio")
    assert round(sound.evaluate(PLAYED)) == 40
    assert round(sound.evaluate(JUMPED)) == 30
    assert any("nghe-nhin" in each for each in fetched)
